package io.sparkpool.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;

/** Makes copies of this project that are like clones of it. */
final class Project {
    private static final List<String> CONTENT = List.of(
            "pom.xml",
            "submit.sh",
            "README.md",
            "conf",
            "data",
            "src/main",
            "src/bench",
            "src/examples",
            "src/template");

    private Project() {}

    /** Copies the files that are needed to build and run the job. */
    static Path copyTo(Path directory) throws IOException {
        for (String name : CONTENT) {
            copy(Path.of(name), directory.resolve(name));
        }
        return directory;
    }

    /** Copies the built files as well, so that nothing has to be built again. */
    static Path copyBuiltTo(Path directory) throws IOException {
        copyTo(directory);
        copy(Path.of("target/classpath"), directory.resolve("target/classpath"));
        Path jar = directory.resolve("target/spark-pool.jar");
        copy(Path.of("target/spark-pool.jar"), jar);
        date(jar);
        return directory;
    }

    /**
     * Dates a file by the clock of its file system, which may be some milliseconds behind, to now: newer than all copies,
     * and older than what a test writes next.
     */
    private static void date(Path file) throws IOException {
        Path probe = file.resolveSibling("probe");
        FileTime now = Files.getLastModifiedTime(Files.writeString(probe, ""));
        Files.setLastModifiedTime(file, now);
        while (Files.getLastModifiedTime(Files.writeString(probe, " ")).compareTo(now) <= 0) {
            Thread.onSpinWait();
        }
        Files.delete(probe);
    }

    private static void copy(Path source, Path target) throws IOException {
        try (Stream<Path> files = Files.walk(source)) {
            files.filter(Files::isRegularFile)
                    .forEach(file -> copyFile(
                            file,
                            Path.of(target.toString(), source.relativize(file).toString())));
        }
    }

    private static void copyFile(Path file, Path target) {
        try {
            Files.createDirectories(target.getParent());
            Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
