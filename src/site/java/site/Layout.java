package site;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What surrounds the content of a page: the head, the search, the languages, the navigation. */
final class Layout {
    static final String NAME = "spark-pool";
    private static final int LEAST_SECTIONS_OF_CONTENTS = 3;

    private final Navigation navigation;
    private final Map<Path, Page> pages;

    Layout(Navigation navigation, Map<Path, Page> pages) {
        this.navigation = navigation;
        this.pages = pages;
    }

    /** Returns the HTML of a page. */
    String page(Page page, String content) {
        Frame frame = new Frame(page.target(), page.language(), page.title(), Optional.of(page));
        return html(frame, content + pager(page), contents(page));
    }

    /** Returns the HTML of a page that shows a file of the repository. */
    String source(Path target, String title, String content) {
        return html(new Frame(target, Language.ENGLISH, title, Optional.empty()), content, "");
    }

    /** What the layout has to know of a page. */
    private record Frame(Path target, Language language, String title, Optional<Page> page) {
        String address(Path other) {
            return Html.address(target, other);
        }

        String say(String english, String spanish) {
            return Html.escape(language.choose(english, spanish));
        }
    }

    private String html(Frame frame, String content, String contents) {
        return """
                <!DOCTYPE html>
                <html lang="%s">
                <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <title>%s</title>
                <link rel="icon" href="data:," />
                <link rel="stylesheet" href="%s" />
                %s<script src="%s" defer="defer"></script>
                </head>
                <body>
                <a class="skip" href="#content">%s</a>
                <header>
                %s%s%s</header>
                <div class="columns">
                %s<main id="content" tabindex="-1">
                %s</main>
                %s</div>
                </body>
                </html>
                """.formatted(
                        frame.language().code(),
                        Html.escape(frame.title().equals(NAME) ? NAME : frame.title() + " · " + NAME),
                        frame.address(Path.of("site.css")),
                        alternates(frame),
                        frame.address(Path.of("site.js")),
                        frame.say("Skip to the content", "Saltar al contenido"),
                        "<a class=\"name\" href=\"%s\">%s</a>\n".formatted(frame.address(home(frame.language())), NAME),
                        search(frame),
                        languages(frame),
                        menus(frame),
                        content,
                        contents);
    }

    private Path home(Language language) {
        Page readme = pages.get(Page.README);
        return (language == Language.ENGLISH
                        ? readme
                        : navigation.translation(readme).orElse(readme))
                .target();
    }

    private String alternates(Frame frame) {
        return translation(frame)
                .map(other -> "<link rel=\"alternate\" hreflang=\"%s\" href=\"%s\" />\n"
                        .formatted(other.language().code(), frame.address(other.target())))
                .orElse("");
    }

    private Optional<Page> translation(Frame frame) {
        return frame.page().flatMap(navigation::translation);
    }

    /** The search, which is hidden unless its script runs. */
    private String search(Frame frame) {
        String other = frame.address(home(frame.language() == Language.ENGLISH ? Language.SPANISH : Language.ENGLISH));
        return """
                <form class="search" role="search" hidden="hidden" data-index="%s" data-nothing="%s" data-other="%s" data-elsewhere="%s">
                <input type="search" autocomplete="off" spellcheck="false" aria-label="%s" placeholder="%s" aria-keyshortcuts="/" aria-controls="found" />
                <kbd aria-hidden="true">/</kbd>
                <div id="found" class="found" hidden="hidden" aria-live="polite"></div>
                </form>
                """.formatted(
                        SearchIndex.file(frame.language()),
                        frame.say("Nothing found.", "No se ha encontrado nada."),
                        other,
                        frame.say("Search in Spanish", "Buscar en inglés"),
                        frame.say("Search", "Buscar"),
                        frame.say("Search", "Buscar"));
    }

    private String languages(Frame frame) {
        return translation(frame)
                .map(other -> """
                        <nav class="languages" aria-label="%s"><span aria-current="true">%s</span> <a href="%s" hreflang="%s" lang="%s">%s</a></nav>
                        """.formatted(
                                frame.say("Language", "Idioma"),
                                frame.language().itself(),
                                frame.address(other.target()),
                                other.language().code(),
                                other.language().code(),
                                other.language().itself()))
                .orElse("");
    }

    /** The navigation twice, of which the style shows one: beside the content where there is room, else folded above it. */
    private String menus(Frame frame) {
        String menu = navigation.groups(frame.language()).stream()
                .map(group -> "<p>%s</p>\n<ul>\n%s</ul>\n"
                        .formatted(
                                Html.escape(group.name(frame.language())),
                                group.pages().stream()
                                        .map(path -> entry(frame, pages.get(path)))
                                        .collect(Collectors.joining())))
                .collect(Collectors.joining());
        String label = frame.say("Pages", "Páginas");
        return """
                <nav class="side" aria-label="%s">
                %s</nav>
                <details class="menu"><summary>%s</summary>
                <nav aria-label="%s">
                %s</nav>
                </details>
                """.formatted(label, menu, frame.say("All pages", "Todas las páginas"), label, menu);
    }

    private static String entry(Frame frame, Page page) {
        String language = page.language() == frame.language() || page.path().equals(Page.GLOSSARY)
                ? ""
                : " lang=\"%1$s\" hreflang=\"%1$s\"".formatted(page.language().code());
        String current = frame.page().filter(page::equals).isPresent() ? " aria-current=\"page\"" : "";
        return "<li><a href=\"%s\"%s%s>%s</a></li>\n"
                .formatted(frame.address(page.target()), language, current, Html.escape(page.title()));
    }

    private String pager(Page page) {
        Frame frame = new Frame(page.target(), page.language(), page.title(), Optional.of(page));
        String previous = navigation
                .previous(page)
                .map(other -> step(frame, other, "prev", frame.say("Previous", "Anterior")))
                .orElse("");
        String next = navigation
                .next(page)
                .map(other -> step(frame, other, "next", frame.say("Next", "Siguiente")))
                .orElse("");
        return previous.isEmpty() && next.isEmpty()
                ? ""
                : "<nav class=\"pager\" aria-label=\"%s\">\n%s%s</nav>\n"
                        .formatted(frame.say("Course", "Curso"), previous, next);
    }

    private static String step(Frame frame, Page other, String relation, String word) {
        return "<a rel=\"%s\" href=\"%s\"><span>%s</span> %s</a>\n"
                .formatted(relation, frame.address(other.target()), word, Html.escape(other.title()));
    }

    /** The sections of a page, beside it. */
    private static String contents(Page page) {
        List<Section> sections =
                page.sections().stream().filter(section -> section.level() == 2).toList();
        if (sections.size() < LEAST_SECTIONS_OF_CONTENTS) {
            return "";
        }
        String heading = Html.escape(page.language().choose("On this page", "En esta página"));
        return sections.stream()
                .map(section ->
                        "<li><a href=\"#%s\">%s</a></li>\n".formatted(section.anchor(), Html.escape(section.heading())))
                .collect(Collectors.joining(
                        "",
                        "<nav class=\"contents\" aria-label=\"%s\">\n<p>%s</p>\n<ul>\n".formatted(heading, heading),
                        "</ul>\n</nav>\n"));
    }
}
