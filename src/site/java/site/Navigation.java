package site;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** The pages in the order in which they are read. Every page is in one of the groups. */
final class Navigation {
    /** In English. The Spanish pages are their translations; what is not translated is read in English. */
    private static final List<Group> GROUPS = List.of(
            new Group("Start", "Para empezar", pages("README", "programs", "projects", "testing", "deploying")),
            new Group(
                    "Course",
                    "Curso",
                    pages(
                            "course/en/index",
                            "course/en/1-lesson",
                            "course/en/2-chunks",
                            "course/en/3-order",
                            "course/en/4-exact",
                            "course/en/5-failures",
                            "course/en/6-scaling",
                            "course/en/7-tables",
                            "course/en/8-cluster",
                            "course/en/cheat-sheet",
                            "glossary",
                            "course/en/teaching")),
            new Group("Guides", "Guías", pages("data", "pool", "errors", "report", "scaling", "clusters")),
            new Group("Reference", "Referencia", pages("settings", "performance", "how-it-works", "CONTRIBUTING")));

    private static final Path COURSE = Path.of("course");

    private final Map<Path, Page> pages;

    /**
     * A group of pages.
     *
     * @param english its name in English
     * @param spanish its name in Spanish
     * @param pages the pages, as files of the repository
     */
    record Group(String english, String spanish, List<Path> pages) {
        Group {
            Objects.requireNonNull(english, "english is null");
            Objects.requireNonNull(spanish, "spanish is null");
            pages = List.copyOf(pages);
        }

        String name(Language language) {
            return language.choose(english, spanish);
        }
    }

    Navigation(Map<Path, Page> pages) {
        this.pages = pages;
    }

    /** Returns the groups, with the pages of a language, or else in English. */
    List<Group> groups(Language language) {
        return GROUPS.stream()
                .map(group -> new Group(
                        group.english(),
                        group.spanish(),
                        group.pages().stream().map(path -> in(language, path)).toList()))
                .toList();
    }

    /** Returns the page in the other language, if it is translated. */
    Optional<Page> translation(Page page) {
        return page.translation().equals(page.path())
                ? Optional.empty()
                : Optional.ofNullable(pages.get(page.translation()));
    }

    /** Returns the page that is read after this one, within the course. */
    Optional<Page> next(Page page) {
        return neighbour(page, 1);
    }

    /** Returns the page that is read before this one, within the course. */
    Optional<Page> previous(Page page) {
        return neighbour(page, -1);
    }

    /** Returns what is wrong: pages that do not exist, and pages to which no group leads. */
    List<String> problems() {
        List<Path> listed = Stream.of(Language.values())
                .flatMap(language -> groups(language).stream())
                .flatMap(group -> group.pages().stream())
                .toList();
        List<String> problems = new ArrayList<>();
        listed.stream()
                .distinct()
                .filter(path -> !pages.containsKey(path))
                .forEach(path -> problems.add(
                        "the page '%s' of the navigation does not exist; write it, or remove it from site.Navigation"
                                .formatted(Html.slashed(path))));
        pages.keySet().stream()
                .filter(path -> !listed.contains(path))
                .forEach(path ->
                        problems.add("the page '%s' is not in the navigation; add it to a group of site.Navigation"
                                .formatted(Html.slashed(path))));
        return problems;
    }

    private Optional<Page> neighbour(Page page, int step) {
        List<Path> course = groups(page.language()).stream()
                .flatMap(group -> group.pages().stream())
                .filter(path -> isCourse(page.language(), path))
                .toList();
        int place = course.indexOf(page.path());
        int other = place + step;
        return place < 0 || other < 0 || other >= course.size()
                ? Optional.empty()
                : Optional.ofNullable(pages.get(course.get(other)));
    }

    private static boolean isCourse(Language language, Path path) {
        return path.startsWith(Page.MARKDOWN.resolve(COURSE).resolve(language.code()));
    }

    private Path in(Language language, Path path) {
        Page page = pages.get(path);
        return page == null || page.language() == language
                ? path
                : translation(page).map(Page::path).orElse(path);
    }

    private static List<Path> pages(String... names) {
        return Stream.of(names)
                .map(name -> switch (name) {
                    case "README" -> Page.README;
                    case "CONTRIBUTING" -> Page.CONTRIBUTING;
                    default -> Page.MARKDOWN.resolve(name + ".md");
                })
                .toList();
    }
}
