package io.sparkpool.project;

import io.sparkpool.config.Problems;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.io.FileUtils;

/**
 * The directory of a project to make. It is filled as a whole or not at all.
 *
 * @param path the directory, which does not exist or is empty
 */
record ProjectDirectory(Path path) {
    private static final String INSTEAD = "name a directory that does not exist, or an empty one";

    /** Checks whether a project can be made there. Problems are added to the others. */
    void check(Problems problems) {
        obstacle().ifPresent(why -> problems.add("cannot make a project in '%s': %s".formatted(path, why)));
    }

    private Optional<String> obstacle() {
        Path absolute = path.toAbsolutePath();
        if (absolute.toString().codePoints().anyMatch(c -> c == ':' || c > Character.MAX_VALUE)) {
            return Optional.of(
                    "Java takes no path with a colon or a character such as an emoji; name another directory");
        }
        if (Files.isDirectory(path)) {
            return existingObstacle();
        }
        if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.of("it exists and is no directory; " + INSTEAD);
        }
        Path parent = absolute.getParent();
        if (!Files.isDirectory(parent)) {
            return Optional.of("there is no directory '%s'; make it first, with mkdir -p".formatted(parent));
        }
        return Files.isWritable(parent) ? Optional.empty() : Optional.of(notWritable(parent));
    }

    private Optional<String> existingObstacle() {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(path)) {
            if (files.iterator().hasNext()) {
                return Optional.of("there are files in it; " + INSTEAD);
            }
            return Files.isWritable(path) ? Optional.empty() : Optional.of(notWritable(path));
        } catch (IOException e) {
            return Optional.of("it cannot be read; " + INSTEAD);
        }
    }

    private static String notWritable(Path directory) {
        return "you may not write to '%s'; name another directory".formatted(directory);
    }

    /** Writes the project beside its place, and moves it there when it is complete. */
    void fill(ProjectNames names) {
        boolean exists = Files.isDirectory(path);
        Path place = path.toAbsolutePath();
        String unfinished = ".new-project-" + ProcessHandle.current().pid();
        Path copy = exists ? place.resolve(unfinished) : place.resolveSibling(unfinished);
        try {
            Files.createDirectory(copy);
            Template.write(copy, names);
            if (exists) {
                moveUp(copy);
            } else {
                Files.move(copy, place);
            }
        } catch (IOException e) {
            FileUtils.deleteQuietly(copy.toFile());
            throw new ProjectException(
                    "cannot make a project in '%s': %s; nothing was made".formatted(path, reason(e)), e);
        }
    }

    /** Moves all files of a directory to its parent. */
    private static void moveUp(Path directory) throws IOException {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(directory)) {
            found.forEach(files::add);
        }
        for (Path file : files) {
            Files.move(file, directory.resolveSibling(file.getFileName()));
        }
        Files.delete(directory);
    }

    /** Returns the system's message without the path. */
    private static String reason(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "Permission denied";
        }
        return e instanceof FileSystemException failure && failure.getReason() != null
                ? failure.getReason()
                : String.valueOf(e.getMessage());
    }
}
