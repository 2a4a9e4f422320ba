package io.sparkpool.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every page of the documentation keeps to; {@link DocumentationIT} runs the commands. */
class DocumentationTest {
    private static final Path CONTRIBUTING = Path.of(".github/CONTRIBUTING.md");
    private static final int MOST_LINES_OF_README = 180;
    private static final Set<String> LANGUAGES = Set.of("console", "sh", "java", "properties", "python", "text", "xml");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)]*)\\)");
    private static final Pattern HEADING = Pattern.compile("^#+ (.*)$", Pattern.MULTILINE);

    static Stream<Page> pages() throws IOException {
        return Page.all().stream();
    }

    static Stream<Page> pagesAndContributing() throws IOException {
        return Stream.concat(pages(), Stream.of(Page.read(CONTRIBUTING)));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyPageShowsACommandThatIsRun(Page page) {
        assertThat(page.commands()).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("pagesAndContributing")
    void everyBlockIsOfAKindThatTheTestsKnow(Page page) throws IOException {
        assertThat(page.blocks()).extracting(Page.Block::language).isSubsetOf(LANGUAGES);
        assertThat(Files.readString(page.path())
                        .lines()
                        .filter(line -> line.strip().startsWith("```")))
                .as("lines with which blocks begin and end")
                .hasSize(2 * page.blocks().size());
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyClassIsInAFileAndEveryConsoleBeginsWithACommand(Page page) {
        assertThat(page.blocks())
                .filteredOn(block -> block.language().equals("java"))
                .allMatch(block -> block.file().isPresent());
        assertThat(page.blocks())
                .filteredOn(block -> block.language().equals("console"))
                .allMatch(block -> block.text().startsWith("$ "));
    }

    @ParameterizedTest
    @MethodSource("pagesAndContributing")
    void everyLinkLeadsSomewhere(Page page) throws IOException {
        List<String> links = LINK.matcher(Files.readString(page.path()))
                .results()
                .map(link -> link.group(1))
                .filter(link -> !link.startsWith("https://"))
                .toList();
        assertThat(links).isNotEmpty();
        for (String link : links) {
            String[] parts = link.split("#", 2);
            Path target = parts[0].isEmpty() ? page.path() : sibling(page.path(), parts[0]);
            assertThat(target).as(link).exists();
            if (parts.length == 2) {
                assertThat(anchors(target)).as(link).contains(parts[1]);
            }
        }
    }

    @Test
    void theReadmeIsShortAndLeadsToEveryPage() throws IOException {
        String readme = Files.readString(Page.README);
        assertThat(readme.lines().count()).isLessThanOrEqualTo(MOST_LINES_OF_README);
        assertThat(pagesAndContributing().map(Page::path).filter(path -> !path.equals(Page.README)))
                .allSatisfy(path -> assertThat(readme).contains("](" + path));
    }

    @Test
    void aPageWithoutCommandsIsRefused() {
        Page page = Page.of(Path.of("empty.md"), "# A page\n\n```text\n$ ./submit.sh\n```\n");
        assertThatThrownBy(page::commands)
                .isInstanceOf(AssertionError.class)
                .hasMessage("empty.md shows no command that a test runs; show one in a block of console or sh");
    }

    @Test
    void commandsAndFilesAreFoundInBlocks() {
        Page page = Page.of(Path.of("page.md"), """
                - In a list:

                  ```properties
                  # conf/night.properties
                  spark.pool.output  lines
                  ```

                ```console
                $ ./submit.sh --range 0:2
                Pool    : [0, 1]
                $ rm -f nothing
                ```

                ```sh
                first
                second
                ```
                """);
        assertThat(page.file("night.properties")).isEqualTo("# conf/night.properties\nspark.pool.output  lines\n");
        assertThat(page.commands())
                .containsExactly(
                        new PageCommand("./submit.sh --range 0:2", Optional.of("Pool    : [0, 1]\n")),
                        new PageCommand("rm -f nothing", Optional.of("")),
                        new PageCommand("first\nsecond\n", Optional.empty()));
    }

    private static Path sibling(Path page, String link) {
        return page.toAbsolutePath().resolveSibling(link).normalize();
    }

    /** The names that GitHub gives to headings. */
    private static List<String> anchors(Path page) throws IOException {
        return HEADING.matcher(Files.readString(page))
                .results()
                .map(heading -> heading.group(1)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\w\\- ]", "")
                        .replace(' ', '-'))
                .toList();
    }
}
