package io.sparkpool.pool.task;

import java.io.Serializable;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Path;

/** What is written in place of a path on the default file system; others, such as one in an archive, stay here. */
final class PathForm implements Serializable {
    private static final long serialVersionUID = 1;

    /** Stands in a path's text for bytes that are no characters, so that the text does not name the file. */
    private static final char NO_CHARACTER = '\uFFFD';

    /** A {@code String}, or a {@link URI}, which names a file by its bytes. */
    private final Serializable name;

    private PathForm(Serializable name) {
        this.name = name;
    }

    /** Returns the form of a path; the path itself if it has no name that can be sent. */
    static Object of(Path path) {
        if (path.getFileSystem() != FileSystems.getDefault()) {
            return path;
        }
        String text = path.toString();
        if (text.indexOf(NO_CHARACTER) < 0) {
            return new PathForm(text);
        }
        return path.isAbsolute() ? new PathForm(path.toUri()) : path;
    }

    private Object readResolve() {
        return name instanceof URI uri ? Path.of(uri) : Path.of((String) name);
    }
}
