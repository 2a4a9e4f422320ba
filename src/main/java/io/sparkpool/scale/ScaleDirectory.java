package io.sparkpool.scale;

import io.sparkpool.message.MessageText;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The directory for what one call of the command writes. Until everything is there, it has another name, which ends with
 * the number of this process.
 *
 * @param unfinished the directory until then
 * @param root the directory that has it
 * @param name its name then
 */
record ScaleDirectory(Path unfinished, Path root, String name) {
    private static final String UNFINISHED = ".unfinished-";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", java.util.Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    /** Creates a directory, and deletes those that processes have left that were killed. */
    static ScaleDirectory create(Path root, Instant start, String function) {
        String name = TIME.format(start) + "-" + function.replaceAll("[^A-Za-z0-9._-]", "_");
        Path unfinished = root.resolve(UNFINISHED + ProcessHandle.current().pid());
        try {
            Files.createDirectories(root);
            deleteAbandoned(root);
            Files.createDirectory(unfinished);
            return new ScaleDirectory(unfinished, root, name);
        } catch (IOException e) {
            throw new ScaleException("cannot write to '%s': %s".formatted(root, MessageText.ofThrowable(e)), e);
        }
    }

    private static void deleteAbandoned(Path root) throws IOException {
        List<Path> unfinished;
        try (Stream<Path> entries = Files.list(root)) {
            unfinished = entries.filter(entry -> entry.getFileName().toString().matches("\\.unfinished-[0-9]{1,18}"))
                    .toList();
        }
        for (Path directory : unfinished) {
            long pid = Long.parseLong(directory.getFileName().toString().substring(UNFINISHED.length()));
            Optional<ProcessHandle> owner = ProcessHandle.of(pid);
            if (owner.isEmpty() || owner.get().equals(ProcessHandle.current())) {
                delete(directory);
            }
        }
    }

    /** Returns the directory for the reports of the runs. */
    Path runs() {
        return unfinished.resolve("runs");
    }

    /** Returns the file for the messages of a run, which is not kept. */
    Path messages() {
        return unfinished.resolve("messages.txt");
    }

    void write(String file, String text) {
        try {
            Files.writeString(unfinished.resolve(file), text);
        } catch (IOException e) {
            throw new ScaleException("cannot write '%s': %s".formatted(file, MessageText.ofThrowable(e)), e);
        }
    }

    /** Gives the directory its name, which gets a number if there is another directory of that name, and returns it. */
    Path finish() {
        for (int number = 1; ; number++) {
            Path finished = root.resolve(number == 1 ? name : name + "-" + number);
            if (!Files.exists(finished)) {
                try {
                    Files.deleteIfExists(messages());
                    return Files.move(unfinished, finished);
                } catch (IOException e) {
                    throw new ScaleException(
                            "cannot rename '%s' to '%s': %s"
                                    .formatted(unfinished, finished, MessageText.ofThrowable(e)),
                            e);
                }
            }
        }
    }

    /** Deletes everything, as far as that is possible. */
    void delete() {
        try {
            delete(unfinished);
        } catch (IOException e) {
            // the next call deletes it
        }
    }

    private static void delete(Path directory) throws IOException {
        if (Files.notExists(directory)) {
            return;
        }
        Files.walkFileTree(directory, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, IOException failure) throws IOException {
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
