package io.sparkpool.submit;

import io.sparkpool.spark.ShutdownAction;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The archive of loaded classes, with which Java starts in half the time. It is made for one version of Java, of the
 * jar and of its libraries, by a run of the lesson, which loads the classes that most jobs need. If it cannot be made,
 * that is not reported: jobs only start more slowly.
 *
 * <p>The key, a file beside the archive, holds the archive's size, or {@code none} if it could not be made, and what it
 * was made for. {@code submit.sh} uses the archive if the key is newer than the jar and {@code conf/java.options}, not
 * older than the archive, and the size is right: Java would crash with an archive that was changed or truncated.
 */
final class ClassArchive {
    private static final String NONE = "none";
    private static final int FIRST_WITH_AOT_CACHE = 25;

    private final Launch launch;
    private final Map<String, String> environment;
    private final Path archive;
    private final Path key;

    ClassArchive(Path archive, Launch launch, Map<String, String> environment) {
        this.launch = launch;
        this.environment = environment;
        this.archive = archive;
        this.key = Path.of(archive + ".key");
    }

    /** Returns the options of Java that use the archive; none if it is missing or made for something else. */
    List<String> options() {
        if (!Files.isRegularFile(archive) || !isCurrent()) {
            return List.of();
        }
        return usesAotCache()
                ? List.of("-XX:AOTCache=" + archive, "-Xlog:aot*=off:stderr")
                : List.of("-XX:SharedArchiveFile=" + archive);
    }

    private static boolean usesAotCache() {
        return Runtime.version().feature() >= FIRST_WITH_AOT_CACHE;
    }

    /** Makes the archive, unless it is current. If several processes try at the same time, one makes it. */
    void makeIfMissing() {
        if (isCurrent() || !Files.isWritable(launch.target())) {
            return;
        }
        try (FileChannel file = FileChannel.open(
                        launch.target().resolve("archive-lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = file.tryLock()) {
            if (lock != null) {
                make();
            }
        } catch (IOException e) {
            // the next job tries again
        }
    }

    private boolean isCurrent() {
        try {
            List<String> lines = Files.readAllLines(key);
            String size = Files.isRegularFile(archive) ? Long.toString(Files.size(archive)) : NONE;
            return lines.equals(List.of(size, madeFor()))
                    && isNewer(key, Launch.jar())
                    && isNewer(key, launch.javaOptions())
                    && (size.equals(NONE) || !isNewer(archive, key));
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isNewer(Path one, Path other) throws IOException {
        return Files.getLastModifiedTime(one).compareTo(Files.getLastModifiedTime(other)) > 0;
    }

    private static String madeFor() {
        return "%s %s %s"
                .formatted(System.getProperty("java.home"), Runtime.version(), System.getProperty("java.class.path"));
    }

    private void make() throws IOException {
        deleteUnfinished();
        Path unfinished = Path.of(archive + "." + ProcessHandle.current().pid());
        ProcessBuilder lesson = new ProcessBuilder(command(unfinished))
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        lesson.environment()
                .put("SPARK_POOL_LOG", launch.target().resolve("archive.log").toString());
        Process maker = lesson.start();
        boolean made;
        try (ShutdownAction stop = ShutdownAction.register(() -> stop(maker))) {
            made = maker.waitFor() == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            made = false;
        }
        keep(unfinished, made);
    }

    private List<String> command(Path unfinished) {
        List<String> command =
                new ArrayList<>(List.of(Launch.java(environment), "@" + launch.javaOptions(), "-Xmx" + launch.heap()));
        command.add((usesAotCache() ? "-XX:AOTCacheOutput=" : "-XX:ArchiveClassesAtExit=") + unfinished);
        command.addAll(launch.archiveOptions());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Launch.MAIN));
        command.addAll(List.of("--config", "/dev/null", "--report", reports().toString()));
        return command;
    }

    /** Returns the directory for the report of the lesson, which is deleted. */
    private Path reports() {
        return launch.target().resolve("archive-runs");
    }

    /**
     * Replaces the archive, or deletes it if no new one was made. Writes the key in both cases, so that not every run
     * tries again.
     */
    private void keep(Path unfinished, boolean made) throws IOException {
        String size = NONE;
        try {
            if (made) {
                Files.move(unfinished, archive, StandardCopyOption.ATOMIC_MOVE);
                size = Long.toString(Files.size(archive));
            } else {
                Files.deleteIfExists(archive);
            }
        } finally {
            Path unfinishedKey = Path.of(unfinished + ".key");
            Files.write(unfinishedKey, List.of(size, madeFor()));
            Files.move(unfinishedKey, key, StandardCopyOption.ATOMIC_MOVE);
            deleteUnfinished();
        }
    }

    private void stop(Process maker) {
        maker.destroyForcibly();
        try {
            maker.waitFor();
            deleteUnfinished();
        } catch (IOException | InterruptedException e) {
            // the next process that makes an archive deletes the rest
        }
    }

    /**
     * Deletes unfinished files of this process and of others that were killed, whose names end with a process id, and
     * reports.
     */
    private void deleteUnfinished() throws IOException {
        try (DirectoryStream<Path> files =
                Files.newDirectoryStream(launch.target(), archive.getFileName() + ".[0-9]*")) {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        }
        if (Files.isDirectory(reports())) {
            deleteAll(reports());
        }
    }

    private static void deleteAll(Path directory) throws IOException {
        try (Stream<Path> paths = Files.walk(directory)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
