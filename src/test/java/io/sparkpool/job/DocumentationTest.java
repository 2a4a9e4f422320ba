package io.sparkpool.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Rules that every page of the documentation follows. {@link DocumentationIT} and {@link CourseIT} run the commands. */
class DocumentationTest {
    private static final Path CONTRIBUTING = Path.of(".github/CONTRIBUTING.md");
    private static final Path HOW_IT_WORKS = Path.of("src/site/markdown/how-it-works.md");
    private static final Path SOURCES = Path.of("src/main/java/io/sparkpool");
    private static final int MOST_LINES_OF_README = 180;
    private static final int OTHER_PORT = 1;
    private static final Set<String> LANGUAGES = Set.of("console", "sh", "java", "properties", "python", "text", "xml");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)]*)\\)");

    static Stream<Page> pages() throws IOException {
        return Page.all().stream();
    }

    static Stream<Page> pagesThatAreRun() throws IOException {
        return Page.allRun().stream();
    }

    static Stream<Page> pagesAndContributing() throws IOException {
        return Stream.concat(pages(), Stream.of(Page.read(CONTRIBUTING)));
    }

    @ParameterizedTest
    @MethodSource("pagesThatAreRun")
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
        List<String> links = links(page.path());
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
    void theReadmeIsShort() throws IOException {
        assertThat(Files.readAllLines(Page.README)).hasSizeLessThanOrEqualTo(MOST_LINES_OF_README);
    }

    @Test
    void theReadmeLeadsToEveryPage() throws IOException {
        Set<Path> reached = new LinkedHashSet<>();
        Deque<Path> next = new ArrayDeque<>(List.of(Page.README.toAbsolutePath()));
        while (!next.isEmpty()) {
            Path page = next.remove();
            if (page.toString().endsWith(".md") && Files.exists(page) && reached.add(page)) {
                links(page).forEach(link -> next.add(sibling(page, link.split("#")[0])));
            }
        }
        assertThat(pagesAndContributing().map(page -> page.path().toAbsolutePath()))
                .isSubsetOf(reached);
    }

    @Test
    void theReadmeLinksEveryPageThatIsNotOfTheCourseOrSpanish() throws IOException {
        List<Path> linked = links(Page.README).stream()
                .map(link -> Path.of(link.split("#")[0]))
                .toList();
        assertThat(pagesAndContributing()
                        .map(Page::path)
                        .filter(path -> !path.equals(Page.README))
                        .filter(path -> !path.toString().contains("/course/")))
                .isSubsetOf(linked);
    }

    @Test
    void everyPackageIsInTheDrawingAndInTheTable() throws IOException {
        String drawing = Page.read(HOW_IT_WORKS).first("text");
        String page = Files.readString(HOW_IT_WORKS);
        try (Stream<Path> files = Files.walk(SOURCES)) {
            assertThat(files.filter(Files::isDirectory)
                            .filter(directory -> !directory.equals(SOURCES))
                            .map(directory ->
                                    SOURCES.relativize(directory).toString().replace('/', '.')))
                    .contains("pool.task")
                    .allSatisfy(name -> assertThat(page).contains("| `" + name + "` |"))
                    .filteredOn(name -> !name.equals("message"))
                    .allSatisfy(name -> assertThat(drawing).contains(name));
        }
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

    @ParameterizedTest
    @MethodSource("commandsThatPrintWhatIsShown")
    void acceptsWhatIsPrintedAsShown(String line, String shown) throws IOException, InterruptedException {
        new PageCommand(line, Optional.of(shown)).check(Path.of("."), OTHER_PORT);
    }

    static Stream<Arguments> commandsThatPrintWhatIsShown() {
        return Stream.of(
                Arguments.of("echo 1", "1\n"),
                Arguments.of("printf '1\\n2\\n3\\n'", "1\n...\n3\n"),
                Arguments.of("echo other >&2; echo 'spark-pool: 1.25 s' >&2", "spark-pool: ... s\n"),
                Arguments.of("printf 1; echo 'spark-pool: error: no' >&2; false", "1\nspark-pool: error: no\n"),
                Arguments.of("echo 127.0.0.1:7077", "127.0.0.1:7077\n"));
    }

    @ParameterizedTest
    @MethodSource("commandsThatPrintOtherThings")
    void refusesWhatIsNotPrintedAsShown(String line, String shown) {
        PageCommand command = new PageCommand(line, Optional.of(shown));
        assertThatThrownBy(() -> command.check(Path.of("."), OTHER_PORT)).isInstanceOf(AssertionError.class);
    }

    static Stream<Arguments> commandsThatPrintOtherThings() {
        return Stream.of(
                Arguments.of("echo 1", "2\n"),
                Arguments.of("echo 1", ""),
                Arguments.of("echo 1", "1\n2\n"),
                Arguments.of("false", ""),
                Arguments.of("true", "spark-pool: error: no\n"),
                Arguments.of("echo 'spark-pool: yes' >&2", "spark-pool: no\n"),
                Arguments.of("echo 'spark-pool: 1' >&2; echo 'spark-pool: 2' >&2", "spark-pool: 2\nspark-pool: 1\n"));
    }

    private static Path sibling(Path page, String link) {
        return page.toAbsolutePath().resolveSibling(link).normalize();
    }

    private static List<String> links(Path page) throws IOException {
        return LINK.matcher(Files.readString(page))
                .results()
                .map(link -> link.group(1))
                .filter(link -> !link.startsWith("https://"))
                .toList();
    }

    private static List<String> anchors(Path page) {
        return Section.of(Page.text(page)).stream().map(Section::anchor).toList();
    }
}
