package io.sparkpool.submit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * A directory of jars that are never changed: the name of each has a digest of what it was made from. A jar that nobody
 * has asked for in a month is deleted when another one is asked for. Several processes may use the directory at once.
 *
 * @param directory the directory, which need not exist
 */
public record JarCache(Path directory) {
    private static final Duration KEPT = Duration.ofDays(30);

    /** Makes a jar. */
    @FunctionalInterface
    public interface Maker {
        /** Writes the jar to a file that does not exist yet. */
        void write(Path file) throws IOException;
    }

    /**
     * Returns the jar of this name, after making it if it does not exist. It is there whole or not at all.
     *
     * @throws IOException if it cannot be written
     */
    public Path jar(String name, Maker maker) throws IOException {
        Path jar = directory.resolve(name);
        if (Files.notExists(jar)) {
            make(jar, maker);
        }
        if (Files.isWritable(jar)) {
            Files.setLastModifiedTime(jar, FileTime.from(Instant.now()));
            deleteOld();
        }
        return jar;
    }

    private void make(Path jar, Maker maker) throws IOException {
        Files.createDirectories(directory);
        Path unfinished = directory.resolve("%d-%d.unfinished"
                .formatted(ProcessHandle.current().pid(), System.nanoTime())); // pids of containers repeat
        try {
            maker.write(unfinished);
            Files.move(unfinished, jar, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private void deleteOld() throws IOException {
        Instant limit = Instant.now().minus(KEPT);
        List<Path> files;
        try (Stream<Path> all = Files.list(directory)) {
            files = all.toList();
        }
        for (Path file : files) {
            if (lastAsked(file).isBefore(limit)) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static Instant lastAsked(Path file) throws IOException {
        try {
            return Files.getLastModifiedTime(file).toInstant();
        } catch (NoSuchFileException deletedByAnotherProcess) {
            return Instant.MAX;
        }
    }
}
