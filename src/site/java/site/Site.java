package site;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Writes the web site: {@code java site.Site REPOSITORY DIRECTORY}. */
public final class Site {
    private static final Path RESOURCES = Path.of("src/site/resources");

    private static final Path STYLE = Path.of("site.css");

    private final Path root;
    private final Path output;
    private final Map<Path, Page> pages;
    private final Links links;
    private final Layout layout;

    private Site(Path root, Path output) throws IOException {
        this.root = root;
        this.output = output;
        pages = pages(root);
        links = new Links(root, pages);
        layout = new Layout(new Navigation(pages), pages);
    }

    /** Renders the pages of a repository into a directory. */
    public static void main(String[] arguments) throws IOException {
        Site site = new Site(Path.of(arguments[0]).toRealPath(), Path.of(arguments[1]));
        site.write();
        System.out.println(site.pages.size() + " pages in "
                + site.output.resolve("index.html").toAbsolutePath().normalize());
    }

    /** Reads the pages of the documentation, in the order of their paths. */
    static Map<Path, Page> pages(Path root) throws IOException {
        Map<Path, Page> pages = new TreeMap<>();
        try (Stream<Path> files = Files.walk(root.resolve(Page.MARKDOWN))) {
            List<Path> paths = Stream.concat(
                            Stream.of(Page.README, Page.CONTRIBUTING),
                            files.filter(file -> file.toString().endsWith(".md"))
                                    .map(root::relativize))
                    .toList();
            for (Path path : paths) {
                pages.put(path, Page.read(root, path));
            }
        }
        return pages;
    }

    private void write() throws IOException {
        pages.values().forEach(links::rewrite);
        requireComplete();
        deleteEarlier();
        for (Page page : pages.values()) {
            write(page.target(), layout.page(page, Markdown.html(page)));
        }
        for (Path source : links.sources()) {
            writeSource(source);
        }
        for (Language language : Language.values()) {
            write(
                    Path.of(SearchIndex.file(language)),
                    SearchIndex.of(language, pages.values()).script());
        }
        for (Path resource : children(RESOURCES)) {
            write(resource.getFileName(), Files.readString(root.resolve(resource)));
        }
    }

    private void requireComplete() {
        List<String> problems = new ArrayList<>(new Navigation(pages).problems());
        problems.addAll(links.problems());
        if (!problems.isEmpty()) {
            throw new SiteException(problems);
        }
    }

    /** Deletes an earlier site, of which pages may have been renamed, but no other directory. */
    private void deleteEarlier() throws IOException {
        if (!Files.exists(output)) {
            return;
        }
        if (!Files.exists(output.resolve(STYLE))) {
            throw new SiteException(List.of("'" + output + "' exists and is not a site; name another directory"));
        }
        try (Stream<Path> files = Files.walk(output)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** Writes what a link to a file or a directory of the repository shows. */
    private void writeSource(Path source) throws IOException {
        Path target = links.target(source);
        if (Links.isPicture(source)) {
            Files.createDirectories(output.resolve(target).getParent());
            Files.copy(root.resolve(source), output.resolve(target), StandardCopyOption.REPLACE_EXISTING);
        } else if (Files.isDirectory(root.resolve(source))) {
            List<Path> children = children(source);
            write(target, layout.source(target, Html.slashed(source), Sources.directory(source, children, links)));
            for (Path child : children) {
                writeSource(child);
            }
        } else {
            write(target, layout.source(target, Html.slashed(source), Sources.file(source, text(source))));
        }
    }

    private String text(Path source) throws IOException {
        try {
            return Files.readString(root.resolve(source));
        } catch (CharacterCodingException e) {
            throw new SiteException(List.of("'" + Html.slashed(source)
                    + "' is linked and is not a text; link a text, or a picture (png, svg)"));
        }
    }

    private List<Path> children(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(root.resolve(directory))) {
            return files.map(root::relativize).sorted().toList();
        }
    }

    private void write(Path target, String text) throws IOException {
        Path file = output.resolve(target);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
