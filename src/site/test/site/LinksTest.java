package site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinksTest {
    @TempDir
    Path root;

    private final Map<Path, Page> pages = new HashMap<>();
    private Links links;

    @BeforeEach
    void writeRepository() throws IOException {
        for (String file : new String[] {
            "README.md",
            ".github/CONTRIBUTING.md",
            "src/site/markdown/README.es.md",
            "src/site/markdown/pool.md",
            "src/site/markdown/course/en/index.md",
        }) {
            write(file);
            pages.put(Path.of(file), Page.of(Path.of(file), "# Title\n"));
        }
        write("src/site/markdown/course/images/chunks.svg");
        write("src/site/markdown/images/report.png");
        write("src/bench/results/chart.svg");
        write("conf/job.properties");
        links = new Links(root, pages);
    }

    @ParameterizedTest
    @CsvSource({
        "README.md, src/site/markdown/pool.md, pool.html",
        "README.md, src/site/markdown/pool.md#a-b, pool.html#a-b",
        "README.md, .github/CONTRIBUTING.md, contributing.html",
        "README.md, conf/job.properties, source/conf/job.properties.html",
        "README.md, conf, source/conf/index.html",
        "README.md, #here, #here",
        "README.md, https://openlineage.io/docs, https://openlineage.io/docs",
        ".github/CONTRIBUTING.md, ../src/site/markdown/pool.md, pool.html",
        "src/site/markdown/README.es.md, ../../../README.md, index.html",
        "src/site/markdown/pool.md, ../../../README.md#x, index.html#x",
        "src/site/markdown/pool.md, images/report.png, images/report.png",
        "src/site/markdown/pool.md, ../../bench/results/chart.svg, source/src/bench/results/chart.svg",
        "src/site/markdown/course/en/index.md, ../images/chunks.svg, ../images/chunks.svg",
        "src/site/markdown/course/en/index.md, ../../README.es.md, ../../index.es.html",
    })
    void linksLeadToTheFilesOfTheSite(String page, String link, String address) {
        assertThat(rewritten(page, "[text](" + link + ")")).contains("<a href=\"" + address + "\">text</a>");
        assertThat(links.problems()).isEmpty();
    }

    @Test
    void filesThatAreNoPagesAreRemembered() {
        rewritten(
                "README.md",
                "[a](conf/job.properties) ![b](src/site/markdown/images/report.png) [c](conf/job.properties)");
        assertThat(links.sources())
                .containsExactly(Path.of("conf/job.properties"), Path.of("src/site/markdown/images/report.png"));
    }

    @ParameterizedTest
    @CsvSource({"pool.md", "../README.md", "src/site/markdown/pool.html"})
    void aLinkThatLeadsNowhereIsAProblem(String link) {
        rewritten("README.md", "[text](" + link + ")");
        assertThat(links.problems())
                .containsExactly(
                        "'README.md' links '" + link + "', which does not exist; write that file, or correct the link");
    }

    private String rewritten(String path, String text) {
        Page page = Page.of(Path.of(path), "# Title\n\n" + text + "\n");
        links.rewrite(page);
        return Markdown.html(page);
    }

    private void write(String file) throws IOException {
        Files.createDirectories(root.resolve(file).getParent());
        Files.writeString(root.resolve(file), "");
    }
}
