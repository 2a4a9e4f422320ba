package io.sparkpool;

import io.sparkpool.config.JobContext;
import io.sparkpool.config.Key;
import io.sparkpool.config.Setting;
import io.sparkpool.config.Settings;
import io.sparkpool.file.HadoopConfiguration;
import io.sparkpool.message.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.SparkConf;
import org.apache.spark.util.Utils;

/** The directory of Spark's event log. Spark does not start if it does not exist, so the job creates it. */
final class EventLog {
    private static final String ENABLED = "spark.eventLog.enabled";
    private static final String FILE = "file";
    private static final int BLOCK_BYTES = 4096;

    private EventLog() {}

    /** Checks that the directory exists or can be created, if it is one of this machine and the driver runs here. */
    static void check(JobContext context) {
        directory(context.settings()).ifPresent(directory -> {
            if (directory.value().isEmpty()) {
                refuse(directory, "there is no directory; name one", context);
            } else if (context.canSee(directory)) {
                localPath(directory.value()).ifPresent(path -> check(directory, path, context));
            }
        });
    }

    private static void check(Setting directory, Path path, JobContext context) {
        Path existing = Stream.iterate(path, Path::getParent)
                .filter(Files::exists)
                .findFirst()
                .orElse(path.getRoot());
        if (!Files.isDirectory(existing)) {
            refuse(directory, "'%s' is no directory; name another".formatted(existing), context);
        } else if (!Files.isWritable(existing)) {
            refuse(directory, "you may not write to '%s'; name another directory".formatted(existing), context);
        }
    }

    private static void refuse(Setting directory, String why, JobContext context) {
        context.problems().add("use", directory, why);
    }

    private static Optional<Setting> directory(Settings settings) {
        return settings.find(Key.EVENT_LOG.key())
                .filter(directory -> settings.find(ENABLED)
                        .map(enabled -> enabled.value().equalsIgnoreCase("true"))
                        .orElse(false));
    }

    private static Optional<Path> localPath(String directory) {
        return Optional.of(Utils.resolveURI(directory))
                .filter(uri -> FILE.equals(uri.getScheme()))
                .map(uri -> Path.of(uri.getPath()));
    }

    /** The directory cannot be written; the message names the setting, which Spark's would not. */
    private static final class UnwritableEventLogException extends UserException {
        UnwritableEventLogException(Path directory, IOException cause) {
            super(
                    "cannot write Spark's event log to '%s' ('%s', --event-log): %s; name a directory that can be written, or leave it out"
                            .formatted(directory, Key.EVENT_LOG.key(), WriteFailure.reason(cause)),
                    cause,
                    FAILED);
        }
    }

    /**
     * Creates the directory, if there is to be an event log.
     *
     * @throws IOException if it cannot be created
     * @throws UserException if it is one of this machine where nothing can be written
     */
    static void create(SparkConf spark) throws IOException {
        if (spark.getBoolean(ENABLED, false) && spark.contains(Key.EVENT_LOG.key())) {
            org.apache.hadoop.fs.Path directory =
                    new org.apache.hadoop.fs.Path(Utils.resolveURI(spark.get(Key.EVENT_LOG.key())));
            directory.getFileSystem(HadoopConfiguration.of(spark)).mkdirs(directory);
            Optional<Path> local = localPath(spark.get(Key.EVENT_LOG.key()));
            if (local.isPresent()) {
                tryToWrite(local.get());
            }
        }
    }

    /** Writes and deletes a file of the size of a block, as an empty one fits on a disk that is full. */
    private static void tryToWrite(Path directory) {
        try {
            Path file = Files.createTempFile(directory, ".check", null);
            try {
                Files.write(file, new byte[BLOCK_BYTES]);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UnwritableEventLogException(directory, e);
        }
    }
}
