package io.sparkpool;

import io.sparkpool.config.JobContext;
import io.sparkpool.config.Key;
import io.sparkpool.config.Setting;
import io.sparkpool.config.Settings;
import io.sparkpool.file.HadoopConfiguration;
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

    /**
     * Creates the directory, if there is to be an event log.
     *
     * @throws IOException if it cannot be created
     */
    static void create(SparkConf spark) throws IOException {
        if (spark.getBoolean(ENABLED, false) && spark.contains(Key.EVENT_LOG.key())) {
            org.apache.hadoop.fs.Path directory =
                    new org.apache.hadoop.fs.Path(Utils.resolveURI(spark.get(Key.EVENT_LOG.key())));
            directory.getFileSystem(HadoopConfiguration.of(spark)).mkdirs(directory);
        }
    }
}
