package io.sparkpool.file;

import java.io.File;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;

/**
 * The files that a path names: a file, all files below a directory, or all that a pattern matches. Each of them is
 * there once, even if symbolic links give it several names.
 */
public final class FoundFiles {
    private final Path path;
    private final FileSystem fileSystem;
    private final Map<String, InputFile> byRealPath;
    private final Set<String> directories;

    private FoundFiles(Path path, FileSystem fileSystem, FileSearch search) {
        this.path = path;
        this.fileSystem = fileSystem;
        this.byRealPath = search.files();
        this.directories = search.directories();
    }

    /**
     * Finds the files. As everywhere in Hadoop, files whose names start with a dot or an underscore are left out,
     * unless they are named themselves.
     *
     * @throws FileNotFoundException if there is no file of that name, or the length of one is unknown
     */
    public static FoundFiles named(String name, Configuration hadoop) throws IOException {
        return at(path(name), hadoop);
    }

    /** Finds the local files of a path, which is no pattern, and else as {@link #named} does. */
    public static FoundFiles at(java.nio.file.Path path, Configuration hadoop) throws IOException {
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            throw new FileNotFoundException("no such file; name a file or a directory that exists");
        }
        return at(new Path("file", null, path.toAbsolutePath().toString()), hadoop);
    }

    private static FoundFiles at(Path path, Configuration hadoop) throws IOException {
        FileSystem fileSystem = fileSystem(path, hadoop);
        FileSearch search = new FileSearch(fileSystem);
        // the name of an existing file is not a pattern, even if it contains brackets
        if (fileSystem.exists(path)) {
            search.add(fileSystem.getFileStatus(path));
        } else if (!search.addMatching(path)) {
            throw noMatch(path, fileSystem);
        }
        return new FoundFiles(path, fileSystem, search);
    }

    /** Returns the files, in the order of their paths. */
    public List<InputFile> all() {
        return List.copyOf(byRealPath.values());
    }

    /** Returns how many names the path has; what else is in the paths of the files was found below it. */
    public int depth() {
        return fileSystem.makeQualified(path).depth();
    }

    /** Returns whether a path is one of these files, a directory with some of them, or where another would be found. */
    public boolean contains(String name, Configuration hadoop) throws IOException {
        Path file = new Path(name);
        FileSystem itsFileSystem = fileSystem(file, hadoop);
        Path real = new RealPaths(itsFileSystem).of(file);
        return byRealPath.containsKey(InputFile.pathOf(real))
                || isInDirectory(real)
                || hasSome(real)
                || isMatched(real, file.getName())
                || isHardLinked(file, itsFileSystem);
    }

    private boolean isInDirectory(Path real) {
        for (Path directory = real.getParent(); directory != null; directory = directory.getParent()) {
            if (directories.contains(InputFile.pathOf(directory))) {
                return !FileSearch.isHidden(real, directory);
            }
        }
        return false;
    }

    private boolean hasSome(Path directory) {
        String prefix = InputFile.pathOf(directory) + "/";
        return byRealPath.keySet().stream().anyMatch(file -> file.startsWith(prefix));
    }

    private boolean isMatched(Path real, String name) throws IOException {
        return !FileSearch.isHidden(real.getName()) && !fileSystem.exists(path) && hasPattern(name, real.getParent());
    }

    private boolean hasPattern(String name, Path realDirectory) throws IOException {
        RealPaths realPaths = new RealPaths(fileSystem);
        for (NamePattern pattern : NamePattern.of(path, fileSystem)) {
            if (pattern.matches(name) && realPaths.of(pattern.directory()).equals(realDirectory)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Returns whether a file is one of these under a name that is no symbolic link: a hard link, or other letter case.
     */
    private boolean isHardLinked(Path file, FileSystem itsFileSystem) throws IOException {
        if (!(itsFileSystem instanceof LocalFiles its && fileSystem instanceof LocalFiles)
                || !Files.exists(its.javaPath(file))) {
            return false;
        }
        for (String path : byRealPath.keySet()) {
            if (Files.isSameFile(java.nio.file.Path.of(path), its.javaPath(file))) {
                return true;
            }
        }
        return false;
    }

    private static FileSystem fileSystem(Path path, Configuration hadoop) throws IOException {
        FileSystem fileSystem = path.getFileSystem(hadoop);
        return fileSystem instanceof LocalFileSystem local ? new LocalFiles(local) : fileSystem;
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

    private static FileNotFoundException noMatch(Path path, FileSystem fileSystem) {
        boolean pattern = path.toString().matches(".*[*?\\[{].*");
        return new FileNotFoundException("%s (looked for %s); name a file, a directory or a pattern that matches some"
                .formatted(pattern ? "nothing matches this pattern" : "no such file", fileSystem.makeQualified(path)));
    }
}
