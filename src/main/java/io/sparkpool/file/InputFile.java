package io.sparkpool.file;

import io.sparkpool.message.MessageText;
import io.sparkpool.message.UnreadableInputException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.SparkEnv;

/**
 * A file as the driver found it.
 *
 * @param path its path: as in a shell if it is a local file, else a URI
 * @param length its length in bytes
 * @param modificationTime when it was last modified, in milliseconds
 * @param found when it was found
 */
public record InputFile(String path, long length, Instant modificationTime, Instant found) implements Serializable {
    private static final int MILLIS_PER_SECOND = 1000;

    /** How a file's time of last modification is compared with the one that the driver saw. */
    enum TimeCheck {
        /** The times of an unchanged file are equal. */
        EXACT,
        /** Some object stores return milliseconds in a list of files, but only seconds for a single file. */
        ROUNDED,
        /** Another machine may have its own copy of the file under the same path, made before the job. */
        OF_A_COPY
    }

    /** Checks that nothing is missing. */
    public InputFile {
        Objects.requireNonNull(path, "path is null");
        Objects.requireNonNull(modificationTime, "modificationTime is null");
        Objects.requireNonNull(found, "found is null");
    }

    /** Returns a path of Hadoop as the user writes it. */
    static String pathOf(Path path) {
        return "file".equals(path.toUri().getScheme()) ? path.toUri().getPath() : path.toString();
    }

    /** Returns the path for Hadoop. */
    public Path hadoopPath() {
        return path.startsWith(Path.SEPARATOR) ? new Path("file", null, path) : new Path(path);
    }

    /**
     * Checks that the file is still the one that was found, so that old and new contents are not mixed.
     *
     * @throws UnreadableInputException if it is not
     * @throws IOException if the file is no longer there
     */
    public void requireUnchanged(Configuration hadoop) throws IOException {
        FileSystem fileSystem = hadoopPath().getFileSystem(hadoop);
        FileStatus now = fileSystem.getFileStatus(hadoopPath());
        if (!isUnchanged(now, timeCheck(fileSystem))) {
            throw new UnreadableInputException(
                    "cannot read '%s': it was changed while the job was running (%d bytes of %s before, %d bytes of %s now); run the job again when nothing writes to the file"
                            .formatted(
                                    path,
                                    length,
                                    modificationTime,
                                    now.getLen(),
                                    Instant.ofEpochMilli(now.getModificationTime())));
        }
    }

    /** Returns whether the file can be the one that was found. */
    boolean isUnchanged(FileStatus now, TimeCheck timeCheck) {
        long modified = now.getModificationTime();
        long before = modificationTime.toEpochMilli();
        boolean sameTime =
                switch (timeCheck) {
                    case EXACT -> modified == before;
                    case ROUNDED -> modified / MILLIS_PER_SECOND == before / MILLIS_PER_SECOND;
                    case OF_A_COPY -> modified == before || modified < found.toEpochMilli();
                };
        return now.getLen() == length && sameTime;
    }

    /** Returns an exception that names the file, and the machine if the file is missing on another one only. */
    public UnreadableInputException unreadable(IOException cause) {
        return new UnreadableInputException(
                "cannot read '%s': %s%s".formatted(path, MessageText.ofThrowable(cause), whereMissing(cause)), cause);
    }

    private static String whereMissing(IOException cause) {
        return Optional.ofNullable(SparkEnv.get())
                .filter(environment -> cause instanceof FileNotFoundException
                        && !environment.executorId().equals("driver"))
                .map(environment -> " on %s; every worker reads it for itself: put it where all of them find it"
                        .formatted(environment.blockManager().blockManagerId().host()))
                .orElse("");
    }

    private static TimeCheck timeCheck(FileSystem fileSystem) {
        if (!(fileSystem instanceof LocalFileSystem)) {
            return TimeCheck.ROUNDED;
        }
        return isOnDriversMachine() ? TimeCheck.EXACT : TimeCheck.OF_A_COPY;
    }

    private static boolean isOnDriversMachine() {
        SparkEnv environment = SparkEnv.get();
        String driversHost = environment.conf().get("spark.driver.host", "");
        return environment.executorId().equals("driver")
                || environment.blockManager().blockManagerId().host().equals(driversHost);
    }
}
