package site;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Files and directories of the repository as content of pages, for links that lead to them. */
final class Sources {
    private static final Map<String, String> LANGUAGES =
            Map.of("java", "java", "py", "python", "properties", "properties", "sh", "sh", "xml", "xml");

    private Sources() {}

    static String file(Path path, String text) {
        String name = path.getFileName().toString();
        String ending = name.substring(name.lastIndexOf('.') + 1);
        return title(path) + Highlight.block(LANGUAGES.getOrDefault(ending, "text"), text) + "\n";
    }

    static String directory(Path path, List<Path> children, Links links) {
        Path target = links.target(path);
        return children.stream()
                .map(child -> "<li><a href=\"%s\">%s</a></li>\n"
                        .formatted(
                                Html.address(target, links.target(child)),
                                Html.escape(child.getFileName().toString())))
                .collect(Collectors.joining("", title(path) + "<ul>\n", "</ul>\n"));
    }

    private static String title(Path path) {
        return "<h1 class=\"source\">" + Html.escape(Html.slashed(path)) + "</h1>\n";
    }
}
