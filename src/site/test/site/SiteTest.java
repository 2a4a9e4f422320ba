package site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The site of this repository, as files. */
class SiteTest {
    private static final Pattern ELSEWHERE = Pattern.compile("[a-z]+:.*");

    @TempDir
    static Path directory;

    private static Path site;
    private static final Map<Path, Document> DOCUMENTS = new TreeMap<>();

    @BeforeAll
    static void render() throws IOException {
        site = directory.resolve("site");
        Site.main(new String[] {".", site.toString()});
        try (Stream<Path> files = Files.walk(site)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".html")).toList()) {
                DOCUMENTS.put(site.relativize(file), Document.read(file));
            }
        }
    }

    @Test
    void everyPageOfTheRepositoryIsInTheSite() throws IOException {
        assertThat(Site.pages(Path.of("")))
                .containsKeys(Page.README, Page.CONTRIBUTING, Page.MARKDOWN.resolve("data.md"))
                .allSatisfy((path, page) -> assertThat(DOCUMENTS).containsKey(page.target()));
    }

    @Test
    void everyLinkAndPictureLeadsToAFileAndAnAnchorOfTheSite() {
        DOCUMENTS.forEach((path, document) -> assertThat(document.references())
                .as(path.toString())
                .filteredOn(reference -> !ELSEWHERE.matcher(reference).matches())
                .isNotEmpty()
                .allSatisfy(reference -> assertLeadsSomewhere(path, reference)));
    }

    @Test
    void nothingIsLoadedFromElsewhere() throws IOException {
        DOCUMENTS.forEach((path, document) -> assertThat(document.resources())
                .as(path.toString())
                .isNotEmpty()
                .noneMatch(resource -> ELSEWHERE.matcher(resource).matches() && !resource.equals("data:,")));
        assertThat(Files.readString(site.resolve("site.css")))
                .doesNotContain("url(")
                .doesNotContain("@import");
        assertThat(Files.readString(site.resolve("site.js"))).doesNotContain("http");
    }

    @Test
    void everyAnchorOfAPageIsThereOnce() {
        DOCUMENTS.forEach((path, document) ->
                assertThat(document.ids()).as(path.toString()).doesNotHaveDuplicates());
    }

    @Test
    void everyPageHasOneTitleALanguageAndASkipLink() {
        DOCUMENTS.forEach((path, document) -> {
            assertThat(document.elements("h1")).as(path.toString()).hasSize(1);
            assertThat(document.root().getAttribute("lang"))
                    .as(path.toString())
                    .isEqualTo(
                            path.toString().contains("/es/") || path.toString().endsWith(".es.html") ? "es" : "en");
            assertThat(document.references()).as(path.toString()).contains("#content");
        });
    }

    @Test
    void pagesInBothLanguagesLeadToEachOther() throws IOException {
        Map<Path, Page> pages = Site.pages(Path.of(""));
        List<Page> translated = pages.values().stream()
                .filter(page -> page.language() == Language.SPANISH)
                .toList();
        assertThat(translated).extracting(Page::target).contains(Path.of("index.es.html"));
        for (Page spanish : translated) {
            Page english = pages.get(spanish.translation());
            assertThat(english).as(spanish.path() + " in English").isNotNull();
            assertOffers(spanish, english);
            assertOffers(english, spanish);
        }
    }

    @Test
    void everyPageIsInTheNavigationOfEveryPageOfItsLanguage() throws IOException {
        int pages = new Navigation(Site.pages(Path.of("")))
                .groups(Language.ENGLISH).stream()
                        .mapToInt(group -> group.pages().size())
                        .sum();
        DOCUMENTS.forEach((path, document) -> assertThat(document.menus())
                .as(path.toString())
                .hasSize(2)
                .allSatisfy(menu -> assertThat(Document.elements(menu, "a")).hasSize(pages)));
    }

    @Test
    void theIndexOfALanguageFindsTheTextOfItsPages() throws IOException {
        assertThat(Files.readString(site.resolve("search-en.js")))
                .contains("[\"settings.html#keys\", \"Settings\", \"Keys\", \"")
                .contains("spark.pool.chunkSize")
                .doesNotContain("course/es/");
        assertThat(Files.readString(site.resolve("search-es.js")))
                .contains("[\"index.es.html\", ")
                .contains("course/es/index.html")
                .contains("glossary.html")
                .doesNotContain("settings.html#keys");
    }

    @Test
    void anEarlierSiteIsReplacedAndAnotherDirectoryIsNot(@TempDir Path other) throws IOException {
        String[] arguments = {".", other.toString()};
        Files.writeString(other.resolve("mine.txt"), "mine");
        assertThatThrownBy(() -> Site.main(arguments))
                .isInstanceOf(SiteException.class)
                .hasMessage("'" + other + "' exists and is not a site; name another directory");
        assertThat(other.resolve("mine.txt")).exists();
        Files.writeString(other.resolve("site.css"), "");
        Site.main(arguments);
        assertThat(other.resolve("mine.txt")).doesNotExist();
        assertThat(other.resolve("index.html")).exists();
    }

    private static void assertOffers(Page page, Page translation) {
        String address = Html.address(page.target(), translation.target());
        String language = translation.language().code();
        Document document = DOCUMENTS.get(page.target());
        for (String name : List.of("link", "a")) {
            assertThat(document.elements(name))
                    .as(page.path() + ": " + name)
                    .filteredOn(element -> element.getAttribute("hreflang").equals(language))
                    .extracting(element -> element.getAttribute("href"))
                    .contains(address);
        }
    }

    private static void assertLeadsSomewhere(Path from, String reference) {
        String[] parts = reference.split("#", 2);
        Path target = parts[0].isEmpty() ? from : from.resolveSibling(parts[0]).normalize();
        assertThat(site.resolve(target)).as(reference).isRegularFile();
        if (parts.length == 2) {
            assertThat(DOCUMENTS.get(target).ids()).as(reference).contains(parts[1]);
        }
    }
}
