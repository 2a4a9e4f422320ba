package io.sparkpool.file;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;

/**
 * Collects files, and all files below directories. Symbolic links are followed. A directory is searched once, even if
 * several links lead to it.
 */
final class FileSearch {
    private final FileSystem fileSystem;
    private final RealPaths realPaths;
    private final List<Found> found = new ArrayList<>();
    private final Set<Path> directories = new HashSet<>();

    private record Found(FileStatus file, Path real) {}

    FileSearch(FileSystem fileSystem) {
        this.fileSystem = fileSystem;
        this.realPaths = new RealPaths(fileSystem);
    }

    /** Adds a file, or all files below a directory whose names do not start with a dot or an underscore. */
    void add(FileStatus status) throws IOException {
        add(status, realPaths.of(status.getPath()));
    }

    /**
     * Returns the files by their real paths, in the order of the paths by which they were found. If a file was found by
     * several paths, the first one counts.
     */
    Map<Path, FileStatus> files() {
        found.sort(Comparator.comparing(each -> each.file().getPath()));
        Map<Path, FileStatus> files = new LinkedHashMap<>();
        found.forEach(each -> files.putIfAbsent(each.real(), each.file()));
        return files;
    }

    /** Returns the real paths of the directories that were searched. */
    Set<Path> directories() {
        return directories;
    }

    private void add(FileStatus status, Path real) throws IOException {
        if (!status.isDirectory()) {
            requireLength(status);
            found.add(new Found(status, real));
        } else if (directories.add(real)) {
            addAllBelow(status.getPath(), real);
        }
    }

    private void addAllBelow(Path directory, Path real) throws IOException {
        if (!(fileSystem instanceof LocalFiles)) {
            addAllAtOnce(directory);
            return;
        }
        FileStatus[] listed = fileSystem.listStatus(directory);
        Arrays.sort(listed);
        for (FileStatus status : listed) {
            if (!isHidden(status.getPath())) {
                add(status, realPaths.of(status.getPath(), real));
            }
        }
    }

    /** Adds the files of a file system without links; object stores list a whole tree faster than level by level. */
    private void addAllAtOnce(Path directory) throws IOException {
        RemoteIterator<LocatedFileStatus> below = fileSystem.listFiles(directory, true);
        while (below.hasNext()) {
            FileStatus file = below.next();
            if (!isHidden(file.getPath(), directory)) {
                add(file, realPaths.of(file.getPath()));
            }
        }
    }

    /** Refuses pipes, devices and web pages: their length is not known, so they would seem to be empty. */
    private void requireLength(FileStatus file) throws IOException {
        Path path = file.getPath();
        if (fileSystem instanceof LocalFiles local && !Files.isRegularFile(local.javaPath(path))) {
            throw new FileNotFoundException(
                    local.isLink(path) ? brokenLink(local.javaPath(path)) : unknownLength(path));
        }
        if (file.getLen() < 0) {
            throw new FileNotFoundException(unknownLength(path));
        }
    }

    private static String brokenLink(java.nio.file.Path link) throws IOException {
        return "'%s' is a link to '%s', where there is no file; put one there, or remove the link"
                .formatted(link, Files.readSymbolicLink(link));
    }

    private static String unknownLength(Path path) {
        return "the length of '%s' is not known, so it cannot be read in parallel; write it to a file first"
                .formatted(path);
    }

    /** Returns whether a file, or a directory between it and the given one, has a name that is left out. */
    static boolean isHidden(Path file, Path directory) {
        for (Path path = file; path != null && !path.equals(directory); path = path.getParent()) {
            if (isHidden(path)) {
                return true;
            }
        }
        return false;
    }

    static boolean isHidden(Path path) {
        return path.getName().startsWith(".") || path.getName().startsWith("_");
    }
}
