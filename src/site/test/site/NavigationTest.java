package site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NavigationTest {
    private static final Path COURSE = Page.MARKDOWN.resolve("course");

    private final Map<Path, Page> pages = new HashMap<>();
    private final Navigation navigation = new Navigation(pages);

    @Test
    void namesPagesThatDoNotExistAndPagesThatAreNotListed() {
        add(Page.README);
        add(Page.MARKDOWN.resolve("new.md"));
        assertThat(navigation.problems())
                .contains(
                        "the page 'src/site/markdown/settings.md' of the navigation does not exist; write it, or remove it"
                                + " from site.Navigation")
                .contains(
                        "the page 'src/site/markdown/new.md' is not in the navigation; add it to a group of site.Navigation")
                .noneMatch(problem -> problem.contains("README.md"));
    }

    @Test
    void theCourseIsReadFromPageToPageInEachLanguage() {
        Page first = add(COURSE.resolve("en/1-lesson.md"));
        Page second = add(COURSE.resolve("en/2-chunks.md"));
        add(COURSE.resolve("es/1-lesson.md"));
        Page spanish = add(COURSE.resolve("es/2-chunks.md"));
        assertThat(navigation.next(first)).contains(second);
        assertThat(navigation.previous(second)).contains(first);
        assertThat(navigation.previous(spanish)).contains(pages.get(COURSE.resolve("es/1-lesson.md")));
        assertThat(navigation.next(add(Page.README))).isEmpty();
    }

    @Test
    void translationsAreFoundInBothDirections() {
        Page english = add(Page.README);
        assertThat(navigation.translation(english)).isEqualTo(Optional.empty());
        Page spanish = add(Page.MARKDOWN.resolve("README.es.md"));
        assertThat(navigation.translation(english)).contains(spanish);
        assertThat(navigation.translation(spanish)).contains(english);
        assertThat(navigation.translation(add(Page.MARKDOWN.resolve("data.md"))))
                .isEmpty();
    }

    @Test
    void aLanguageHasItsOwnPagesAndOthersInEnglish() {
        add(Page.README);
        add(Page.MARKDOWN.resolve("README.es.md"));
        add(Page.MARKDOWN.resolve("programs.md"));
        Navigation.Group start = navigation.groups(Language.SPANISH).get(0);
        assertThat(start.name(Language.SPANISH)).isEqualTo("Para empezar");
        assertThat(start.pages())
                .startsWith(Page.MARKDOWN.resolve("README.es.md"), Page.MARKDOWN.resolve("programs.md"));
    }

    @Test
    void aPageWithoutATitleIsRefused() {
        assertThatThrownBy(() -> Page.of(Path.of("empty.md"), "## Section\n"))
                .isInstanceOf(SiteException.class)
                .hasMessage("'empty.md' does not begin with a title; begin it with a line such as '# Title'");
    }

    private Page add(Path path) {
        Page page = Page.of(path, "# " + path + "\n");
        pages.put(path, page);
        return page;
    }
}
