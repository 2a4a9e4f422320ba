package site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.commonmark.node.Node;

/**
 * A page of the documentation.
 *
 * @param path the file of Markdown, relative to the root of the repository
 * @param document its content
 * @param sections its sections; the first one has the title
 */
record Page(Path path, Node document, List<Section> sections) {
    static final Path README = Path.of("README.md");
    static final Path CONTRIBUTING = Path.of(".github/CONTRIBUTING.md");
    static final Path MARKDOWN = Path.of("src/site/markdown");
    static final Path GLOSSARY = MARKDOWN.resolve("glossary.md");
    private static final Path SPANISH_README = MARKDOWN.resolve("README.es.md");
    private static final String ENGLISH_COURSE = "course/en/";
    private static final String SPANISH_COURSE = "course/es/";

    Page {
        Objects.requireNonNull(path, "path is null");
        Objects.requireNonNull(document, "document is null");
        sections = List.copyOf(sections);
        if (sections.isEmpty() || sections.get(0).level() != 1) {
            throw new SiteException(List.of("'" + Html.slashed(path)
                    + "' does not begin with a title; begin it with a line such as '# Title'"));
        }
    }

    static Page read(Path root, Path path) throws IOException {
        return of(path, Files.readString(root.resolve(path)));
    }

    static Page of(Path path, String text) {
        Node document = Markdown.parse(text);
        return new Page(path, document, Sections.of(document));
    }

    String title() {
        return sections.get(0).heading();
    }

    Language language() {
        return Language.of(path);
    }

    /** Returns its file in the site. The README begins the site. */
    Path target() {
        if (path.equals(README)) {
            return Path.of("index.html");
        }
        if (path.equals(SPANISH_README)) {
            return Path.of("index.es.html");
        }
        if (path.equals(CONTRIBUTING)) {
            return Path.of("contributing.html");
        }
        return Path.of(Html.slashed(MARKDOWN.relativize(path)).replaceFirst("\\.md$", ".html"));
    }

    /** Returns where the page would be in the other language, whether there is such a page or not. */
    Path translation() {
        if (path.equals(README)) {
            return SPANISH_README;
        }
        if (path.equals(SPANISH_README)) {
            return README;
        }
        String name = Html.slashed(path);
        return Path.of(
                switch (language()) {
                    case ENGLISH -> name.replace(ENGLISH_COURSE, SPANISH_COURSE);
                    case SPANISH -> name.replace(SPANISH_COURSE, ENGLISH_COURSE);
                });
    }
}
