package site;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Image;
import org.commonmark.node.Link;

/** Where links lead in the site: to pages, to copies of pictures, and to pages that show a source. */
final class Links {
    private static final Pattern ADDRESS = Pattern.compile("[a-z]+:.*");
    private static final Pattern PICTURE = Pattern.compile(".*\\.(png|svg)");
    private static final Path SOURCES = Path.of("source");

    private final Path root;
    private final Map<Path, Page> pages;
    private final SortedSet<Path> sources = new TreeSet<>();
    private final List<String> problems = new ArrayList<>();

    Links(Path root, Map<Path, Page> pages) {
        this.root = root;
        this.pages = pages;
    }

    /** Rewrites the links and pictures of a page. */
    void rewrite(Page page) {
        page.document().accept(new AbstractVisitor() {
            @Override
            public void visit(Link link) {
                link.setDestination(address(page, link.getDestination()));
                visitChildren(link);
            }

            @Override
            public void visit(Image image) {
                image.setDestination(address(page, image.getDestination()));
                visitChildren(image);
            }
        });
    }

    /** Returns the files and directories of the repository to which links lead, apart from pages. */
    SortedSet<Path> sources() {
        return sources;
    }

    /** Returns the links that lead nowhere, with their pages. */
    List<String> problems() {
        return problems;
    }

    /** Returns the file in the site of a file of the repository. */
    Path target(Path file) {
        Page page = pages.get(file);
        if (page != null) {
            return page.target();
        }
        if (isPicture(file)) {
            return file.startsWith(Page.MARKDOWN) ? Page.MARKDOWN.relativize(file) : SOURCES.resolve(file);
        }
        Path source = SOURCES.resolve(file);
        return Files.isDirectory(root.resolve(file))
                ? source.resolve("index.html")
                : source.resolveSibling(source.getFileName() + ".html");
    }

    static boolean isPicture(Path file) {
        return PICTURE.matcher(file.toString()).matches();
    }

    private String address(Page page, String link) {
        if (link.startsWith("#") || ADDRESS.matcher(link).matches()) {
            return link;
        }
        String[] parts = link.split("#", 2);
        Path file = page.path().resolveSibling(parts[0]).normalize();
        if (file.startsWith("..") || !Files.exists(root.resolve(file))) {
            problems.add("'%s' links '%s', which does not exist; write that file, or correct the link"
                    .formatted(Html.slashed(page.path()), link));
            return link;
        }
        if (!pages.containsKey(file)) {
            sources.add(file);
        }
        return Html.address(page.target(), target(file)) + (parts.length == 2 ? "#" + parts[1] : "");
    }
}
