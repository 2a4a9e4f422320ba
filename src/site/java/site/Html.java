package site;

import java.nio.file.Path;

/** Text as HTML, and paths as addresses. */
final class Html {
    private Html() {}

    /** Escapes text for the content of an element or the value of an attribute. */
    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /** Returns the address of a file for a link in another file of the site. */
    static String address(Path from, Path to) {
        Path directory = from.getParent();
        return slashed(directory == null ? to : directory.relativize(to));
    }

    /** Returns a path with slashes, on any system. */
    static String slashed(Path path) {
        return path.toString().replace('\\', '/');
    }
}
