package io.sparkpool.file;

import io.sparkpool.message.UnreadableInputException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;

/**
 * Collects files, and all files below directories. Symbolic links are followed. A directory is searched once, even if
 * several links lead to it. Local directories are listed by {@code java.nio}, which is several times as fast as Hadoop.
 */
final class FileSearch {
    private final FileSystem fileSystem;
    private final RealPaths realPaths;
    private final Instant now = Instant.ofEpochMilli(System.currentTimeMillis());
    private final List<Found> found = new ArrayList<>();
    private final Set<String> directories = new HashSet<>();

    private record Found(InputFile file, String real) {}

    FileSearch(FileSystem fileSystem) {
        this.fileSystem = fileSystem;
        this.realPaths = new RealPaths(fileSystem);
    }

    /** Adds a file, or all files below a directory whose names do not start with a dot or an underscore. */
    void add(FileStatus status) throws IOException {
        if (fileSystem instanceof LocalFiles local) {
            addLocal(local.javaPath(status.getPath()));
        } else if (status.isDirectory()) {
            addAllBelow(status.getPath());
        } else {
            addFile(status);
        }
    }

    /** Adds what a pattern matches, as {@link #add} does; returns whether it matches anything. */
    boolean addMatching(Path pattern) throws IOException {
        return fileSystem instanceof LocalFiles local ? addLocalMatches(pattern, local) : addMatches(pattern);
    }

    private boolean addMatches(Path pattern) throws IOException {
        FileStatus[] matches = Objects.requireNonNullElse(
                fileSystem.globStatus(pattern, match -> !isHidden(match.getName())), new FileStatus[0]);
        for (FileStatus match : matches) {
            add(match);
        }
        return matches.length > 0;
    }

    private boolean addLocalMatches(Path pattern, LocalFiles local) throws IOException {
        boolean any = false;
        for (NamePattern names : NamePattern.of(pattern, local)) {
            java.nio.file.Path directory = local.javaPath(names.directory());
            if (Files.isDirectory(directory)) {
                any |= addEntries(directory, directory.toRealPath().toString(), names::matches);
            }
        }
        return any;
    }

    /**
     * Returns the files by their real paths, in the order of the paths by which they were found. If a file was found by
     * several paths, the first one counts.
     */
    Map<String, InputFile> files() {
        found.sort(Comparator.comparing(each -> each.file().path()));
        Map<String, InputFile> files = new LinkedHashMap<>();
        found.forEach(each -> files.putIfAbsent(each.real(), each.file()));
        return files;
    }

    /** Returns the real paths of the directories that were searched. */
    Set<String> directories() {
        return directories;
    }

    /** Adds the files of a file system without links; object stores list a whole tree faster than level by level. */
    private void addAllBelow(Path directory) throws IOException {
        directories.add(InputFile.pathOf(realPaths.of(directory)));
        RemoteIterator<LocatedFileStatus> below = fileSystem.listFiles(directory, true);
        while (below.hasNext()) {
            FileStatus file = below.next();
            if (!isHidden(file.getPath(), directory)) {
                addFile(file);
            }
        }
    }

    private void addFile(FileStatus file) throws IOException {
        Path path = file.getPath();
        if (file.getLen() < 0) {
            throw unknownLength(path.toString());
        }
        Instant modified = Instant.ofEpochMilli(file.getModificationTime());
        found.add(new Found(
                new InputFile(InputFile.pathOf(path), file.getLen(), modified, now),
                InputFile.pathOf(realPaths.of(path))));
    }

    private void addLocal(java.nio.file.Path path) throws IOException {
        BasicFileAttributes attributes;
        try {
            attributes = Files.readAttributes(path, BasicFileAttributes.class);
        } catch (FileSystemException e) {
            throw Files.isSymbolicLink(path) ? brokenLink(path) : e;
        }
        addLocal(path, attributes, path.toRealPath().toString());
    }

    private void addLocal(java.nio.file.Path path, BasicFileAttributes attributes, String real) throws IOException {
        if (attributes.isRegularFile()) {
            found.add(new Found(InputFile.of(path, attributes, now), real));
        } else if (!attributes.isDirectory()) {
            throw unknownLength("file:" + path);
        } else if (directories.add(real)) {
            addEntries(path, real, name -> true);
        }
    }

    /** Adds the entries of a directory that have a name of some kind; returns whether there are any. */
    private boolean addEntries(java.nio.file.Path directory, String real, Predicate<String> names) throws IOException {
        boolean any = false;
        try (DirectoryStream<java.nio.file.Path> entries = Files.newDirectoryStream(directory)) {
            for (java.nio.file.Path entry : entries) {
                String name = entry.getFileName().toString();
                if (!isHidden(name) && names.test(name)) {
                    any = true;
                    addEntry(entry, real.endsWith("/") ? real + name : real + "/" + name);
                }
            }
            return any;
        } catch (AccessDeniedException e) {
            throw new UnreadableInputException(
                    "there is no permission to list the directory '%s'; grant it, or leave the directory out"
                            .formatted(directory),
                    e);
        }
    }

    /**
     * Adds an entry of a directory.
     *
     * @param real its real path, unless it is a link
     */
    private void addEntry(java.nio.file.Path entry, String real) throws IOException {
        BasicFileAttributes attributes;
        try {
            attributes = Files.readAttributes(entry, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException removedMeanwhile) {
            return;
        }
        if (attributes.isSymbolicLink()) {
            addLocal(entry);
        } else {
            addLocal(entry, attributes, real);
        }
    }

    private static FileNotFoundException brokenLink(java.nio.file.Path link) throws IOException {
        return new FileNotFoundException(
                "'%s' is a link to '%s', where there is no file; put one there, or remove the link"
                        .formatted(link, Files.readSymbolicLink(link)));
    }

    /** Refuses pipes, devices and web pages: their length is not known, so they would seem to be empty. */
    private static FileNotFoundException unknownLength(String path) {
        return new FileNotFoundException(
                "the length of '%s' is not known, so it cannot be read in parallel; write it to a file first"
                        .formatted(path));
    }

    /** Returns whether a file, or a directory between it and the given one, has a name that is left out. */
    static boolean isHidden(Path file, Path directory) {
        for (Path path = file; path != null && !path.equals(directory); path = path.getParent()) {
            if (isHidden(path.getName())) {
                return true;
            }
        }
        return false;
    }

    static boolean isHidden(String name) {
        return name.startsWith(".") || name.startsWith("_");
    }
}
