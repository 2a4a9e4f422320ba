package io.sparkpool.report;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The directory of a run's report, {@code <time>-<name>} in a directory for the reports of all runs. Its files are
 * replaced as a whole, so that a reader never sees a part of one.
 *
 * @param path the directory, whose name is the id of the run
 */
public record RunDirectory(Path path) {
    /** The file with the report for programs. */
    public static final String JSON = "report.json";

    /** The file with the report for readers. */
    public static final String HTML = "report.html";

    private static final String UNFINISHED = ".unfinished";
    private static final int MAX_NAME_CHARACTERS = 40;

    /** Writes the contents of a file. */
    @FunctionalInterface
    public interface Content {
        /** Writes everything and does not close the stream. */
        void writeTo(OutputStream out) throws IOException;
    }

    /** Checks that there is a path. */
    public RunDirectory {
        Objects.requireNonNull(path, "path is null");
    }

    /**
     * Creates the directory of a new run, and shows that a file can be created in it.
     *
     * @param root the directory for all runs, which is created if there is none
     * @param start when the run began
     * @param name what the run is called; only letters, digits, points, hyphens and underscores of it are used
     * @throws IOException if files cannot be written there
     */
    public static RunDirectory create(Path root, Instant start, String name) throws IOException {
        createAll(root);
        String id = time(start) + "-" + safe(name);
        RunDirectory created = createNew(root, id);
        try {
            Files.createFile(created.unfinished(JSON));
            return created;
        } catch (IOException e) {
            created.delete();
            throw e;
        }
    }

    /** Creates directories, also where the last one is a symbolic link to a directory. */
    private static void createAll(Path root) throws IOException {
        if (!Files.isDirectory(root)) {
            Files.createDirectories(root);
        }
    }

    /** Creates a directory that no other run has, even if it began in the same second. */
    private static RunDirectory createNew(Path root, String id) throws IOException {
        for (int number = 1; ; number++) {
            try {
                return new RunDirectory(Files.createDirectory(root.resolve(number == 1 ? id : id + "-" + number)));
            } catch (FileAlreadyExistsException takenByAnotherRun) {
                // the next number may be free
            }
        }
    }

    /** Returns a time such as {@code 20261126-034501} in UTC, without Java's formatter, which takes milliseconds to load. */
    private static String time(Instant instant) {
        LocalDateTime time = LocalDateTime.ofInstant(instant, ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS);
        String text = time + (time.getSecond() == 0 ? ":00" : ""); // which Java leaves out
        return text.replace("-", "").replace(":", "").replace('T', '-');
    }

    private static String safe(String name) {
        String safe = name.replaceAll("[^A-Za-z0-9._-]", "_");
        return safe.substring(0, Math.min(safe.length(), MAX_NAME_CHARACTERS));
    }

    /** Returns the reports in a directory for all runs, the oldest one first; none if there is no such directory. */
    public static List<Path> reports(Path root) throws IOException {
        List<Path> reports = new ArrayList<>();
        try (DirectoryStream<Path> runs = Files.newDirectoryStream(root)) {
            for (Path run : runs) {
                Path report = run.resolve(JSON);
                if (Files.isRegularFile(report)) {
                    reports.add(report);
                }
            }
        } catch (NoSuchFileException | NotDirectoryException noRuns) {
            return List.of();
        }
        reports.sort(null);
        return reports;
    }

    /** Returns the id of the run. */
    public String id() {
        return path.getFileName().toString();
    }

    /** Writes a file, or replaces it. If that fails, it stays as it was. */
    public void write(String file, Content content) throws IOException {
        Path unfinished = unfinished(file);
        try {
            try (OutputStream out = Files.newOutputStream(unfinished)) {
                content.writeTo(out);
            }
            Files.move(
                    unfinished,
                    path.resolve(file),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (Throwable e) {
            deleteIfPossible(unfinished); // it may fill the disk
            throw e;
        }
    }

    private static void deleteIfPossible(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // what has failed before is reported
        }
    }

    private Path unfinished(String file) {
        return path.resolve(file + UNFINISHED);
    }

    /** Deletes the directory and its files, as far as that is possible. */
    public void delete() {
        try {
            for (String file : List.of(JSON, HTML)) {
                Files.deleteIfExists(path.resolve(file));
                Files.deleteIfExists(unfinished(file));
            }
            Files.deleteIfExists(path);
        } catch (IOException e) {
            // what is left shows that the run has no whole report
        }
    }
}
