package io.sparkpool.submit;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The file for Spark's log. {@code conf/log4j2.properties} reads its name from system properties, which have to be set
 * before the first logger is made.
 *
 * @param path the file, a device or a pipe
 * @param obstacle why it cannot be written; empty if it can
 */
record LogFile(Path path, Optional<String> obstacle) {
    private static final String FILE = "sparkpool.log";
    private static final String APPENDER = "sparkpool.log.appender";
    private static final String LIMIT = "sparkpool.log.limit";
    private static final String NOWHERE = "/dev/null";
    private static final Set<String> STANDARD_ERROR = Set.of("/dev/stderr", "/dev/fd/2", "/proc/self/fd/2");
    private static final int FILE_TYPE = 0170000;
    private static final int FIFO = 0010000;

    /**
     * Chooses the file, creates it if it does not exist, and sets the system properties.
     *
     * @param err where to report a file that cannot be written
     */
    static void open(Path target, Map<String, String> environment, PrintStream err) {
        String named = environment.getOrDefault("SPARK_POOL_LOG", "");
        if (STANDARD_ERROR.contains(named)) {
            System.setProperty(FILE, named);
            System.setProperty(APPENDER, "stderr");
            return;
        }
        LogFile log = (named.isEmpty() ? in(OwnDirectory.find(target, environment)) : of(Path.of(named))).opened();
        log.obstacle.ifPresent(
                reason -> err.println("spark-pool: Spark's log cannot be written to '%s': %s; this run has no log"
                        .formatted(log.path, reason)));
        System.setProperty(FILE, log.obstacle.isPresent() ? NOWHERE : log.path.toString());
        if (log.canBeRenamed()) {
            System.setProperty(LIMIT, "10MB");
        }
    }

    /** Returns the file that system properties name, if there is one to show to the user. */
    static Optional<String> find(Properties properties) {
        return Optional.ofNullable(properties.getProperty(FILE)).filter(file -> !file.equals(NOWHERE));
    }

    /** Returns the options of Java for a child process that is to write to the same file. */
    static List<String> options() {
        return Stream.of(FILE, APPENDER, LIMIT)
                .filter(name -> System.getProperty(name) != null)
                .map(name -> "-D%s=%s".formatted(name, System.getProperty(name)))
                .toList();
    }

    private static LogFile of(Path path) {
        return new LogFile(path, Optional.empty());
    }

    private static LogFile in(OwnDirectory directory) {
        return new LogFile(directory.path().resolve("spark-pool.log"), directory.obstacle());
    }

    /**
     * Creates the file and tests whether it can be written. A pipe is not opened, as that would wait for its reader.
     */
    private LogFile opened() {
        if (obstacle.isPresent() || isPipe()) {
            return this;
        }
        try {
            if (path.getParent() != null && !Files.isDirectory(path.getParent())) {
                Files.createDirectories(path.getParent());
            }
            new FileOutputStream(path.toFile(), true).close();
            return this;
        } catch (IOException e) {
            return new LogFile(path, Optional.of(reason(e)));
        }
    }

    private boolean isPipe() {
        try {
            return ((int) Files.getAttribute(path, "unix:mode") & FILE_TYPE) == FIFO;
        } catch (IOException e) {
            return false; // there is no such file yet
        }
    }

    /** Returns the system's message, which Java puts in parentheses after the path. */
    private static String reason(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "Permission denied";
        }
        return e instanceof FileAlreadyExistsException
                ? "Not a directory"
                : String.valueOf(e.getMessage()).replaceFirst("(?s)^.* \\((.*)\\)$", "$1");
    }

    /** Returns whether a full log may be renamed. A device, a pipe and the target of a link must not. */
    private boolean canBeRenamed() {
        return obstacle.isEmpty()
                && Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)
                && Files.isWritable(path.toAbsolutePath().getParent());
    }
}
