package io.sparkpool.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** Rules for the pictures of the course: anybody can read them, on light and dark pages, and nothing in them runs. */
class PictureTest {
    private static final Path PICTURES = Path.of("src/site/markdown/course/images");

    static List<Path> pictures() throws IOException {
        try (Stream<Path> files = Files.list(PICTURES)) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void aPictureSaysWhatItShows(Path picture) throws Exception {
        Element svg = parse(picture);
        assertThat(svg.getAttribute("role")).isEqualTo("img");
        for (String name : List.of("title", "desc")) {
            assertThat(svg.getElementsByTagName(name).item(0).getTextContent())
                    .as(name)
                    .isNotBlank();
        }
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void aPictureBringsItsColoursAndLoadsNothing(Path picture) throws Exception {
        String text = Files.readString(picture);
        assertThat(text.contains("<rect ") || text.contains("prefers-color-scheme"))
                .isTrue();
        assertThat(parse(picture).getElementsByTagName("script").getLength()).isZero();
        assertThat(text).doesNotContain("href=", "url(http", "@import", " onload");
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void aPictureIsOnAPageOfTheCourse(Path picture) throws IOException {
        assertThat(Page.all())
                .extracting(page -> Page.text(page.path()))
                .anyMatch(text -> text.contains("(../images/" + picture.getFileName() + ")"));
    }

    private static Element parse(Path picture) throws IOException, ParserConfigurationException, SAXException {
        DocumentBuilder builder = DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder();
        return builder.parse(picture.toFile()).getDocumentElement();
    }
}
