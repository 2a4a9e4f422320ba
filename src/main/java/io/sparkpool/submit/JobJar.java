package io.sparkpool.submit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * A copy of the job's jar that later builds do not replace, as executors fetch the jar from the driver until the job
 * ends. The name of the copy has a checksum of its contents.
 */
final class JobJar {
    private static final Duration KEPT = Duration.ofDays(30);

    private JobJar() {}

    /**
     * Returns the copy, after making it if it does not exist; returns the jar itself if that fails.
     *
     * @param directory where copies are kept
     */
    static Path copy(Path jar, Path directory) {
        try {
            byte[] content = Files.readAllBytes(jar);
            CRC32 checksum = new CRC32();
            checksum.update(content);
            String name = jar.getFileName().toString().replaceFirst("\\.jar$", "");
            Path copy = directory.resolve("%s-%d-%d.jar".formatted(name, checksum.getValue(), content.length));
            if (Files.notExists(copy)) {
                write(content, copy);
            }
            if (Files.isWritable(copy)) {
                Files.setLastModifiedTime(copy, FileTime.from(Instant.now()));
                deleteOld(directory);
            }
            return copy;
        } catch (IOException e) {
            return jar;
        }
    }

    private static void write(byte[] content, Path copy) throws IOException {
        Files.createDirectories(copy.getParent());
        Path unfinished = copy.resolveSibling(ProcessHandle.current().pid() + ".unfinished");
        Files.write(unfinished, content);
        Files.move(unfinished, copy, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Deletes copies that no job has used for a month. */
    private static void deleteOld(Path directory) throws IOException {
        Instant limit = Instant.now().minus(KEPT);
        List<Path> files;
        try (Stream<Path> all = Files.list(directory)) {
            files = all.toList();
        }
        for (Path file : files) {
            if (Files.getLastModifiedTime(file).toInstant().isBefore(limit)) {
                Files.deleteIfExists(file);
            }
        }
    }
}
