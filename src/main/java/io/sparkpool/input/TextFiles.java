package io.sparkpool.input;

import java.io.File;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;

/** Driver only. Finds the files that a path names: a file, all below a directory, or all that a pattern matches. */
final class TextFiles {
    private final FileSystem fileSystem;
    private final List<FileStatus> found = new ArrayList<>();

    private TextFiles(FileSystem fileSystem) {
        this.fileSystem = fileSystem;
    }

    /**
     * The files, in the order of their paths. As everywhere in Hadoop, what starts with a dot or an underscore does not
     * count, unless it is what is named.
     *
     * @throws FileNotFoundException if there is none of that name
     */
    static List<FileStatus> named(String name, Configuration hadoop) throws IOException {
        Path path = path(name);
        TextFiles files = new TextFiles(path.getFileSystem(hadoop));
        for (FileStatus status : files.matching(path)) {
            files.add(status);
        }
        files.found.sort(Comparator.comparing(FileStatus::getPath));
        return files.found;
    }

    private static Path path(String name) throws FileNotFoundException {
        if (name.indexOf('\ufffd') >= 0) {
            throw new FileNotFoundException("Java could not read this name; set LC_ALL=C.UTF-8 in the environment");
        }
        if (name.contains(":") && new File(name).exists()) {
            throw new FileNotFoundException(
                    "Hadoop reads no file with a colon in its name; rename it, or make a link to it");
        }
        return new Path(name);
    }

    /** A name that exists as it stands is no pattern, even if it has brackets in it. */
    private FileStatus[] matching(Path path) throws IOException {
        if (fileSystem.exists(path)) {
            return new FileStatus[] {fileSystem.getFileStatus(path)};
        }
        FileStatus[] matching = fileSystem.globStatus(path, match -> !isHidden(match));
        if (matching == null || matching.length == 0) {
            boolean pattern = path.toString().matches(".*[*?\\[{].*");
            throw new FileNotFoundException(
                    "%s (looked for %s); name a file, a directory or a pattern that matches some"
                            .formatted(
                                    pattern ? "nothing matches this pattern" : "no such file",
                                    fileSystem.makeQualified(path)));
        }
        return matching;
    }

    private void add(FileStatus status) throws IOException {
        if (!status.isDirectory()) {
            addFile(status);
            return;
        }
        RemoteIterator<LocatedFileStatus> below = fileSystem.listFiles(status.getPath(), true);
        while (below.hasNext()) {
            FileStatus file = below.next();
            if (!isHidden(file.getPath(), status.getPath())) {
                addFile(file);
            }
        }
    }

    private void addFile(FileStatus file) throws IOException {
        requireLength(file);
        found.add(file);
    }

    /** A pipe, a device or a web page has no known length and no parts, so it would seem to be empty. */
    private void requireLength(FileStatus file) throws IOException {
        boolean special = fileSystem instanceof LocalFileSystem local
                && !Files.isRegularFile(local.pathToFile(file.getPath()).toPath());
        if (special || file.getLen() < 0) {
            throw new FileNotFoundException(
                    "the length of '%s' is not known, so it cannot be shared out; write it to a file first"
                            .formatted(file.getPath()));
        }
    }

    private static boolean isHidden(Path file, Path directory) {
        for (Path path = file; path != null && !path.equals(directory); path = path.getParent()) {
            if (isHidden(path)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isHidden(Path path) {
        return path.getName().startsWith(".") || path.getName().startsWith("_");
    }
}
