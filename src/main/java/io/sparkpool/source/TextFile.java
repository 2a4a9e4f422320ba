package io.sparkpool.source;

import io.sparkpool.pool.task.UnreadableInputException;
import java.io.IOException;
import java.io.Serializable;
import java.time.Instant;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.compress.CompressionCodec;
import org.apache.hadoop.io.compress.CompressionCodecFactory;
import org.apache.hadoop.io.compress.SplittableCompressionCodec;
import org.apache.spark.SparkEnv;

/**
 * A text file as the driver found it.
 *
 * @param path its path as a URI
 * @param bytes its length
 * @param modifiedMillis when it was last modified
 * @param foundMillis when it was found
 * @param splittable whether a chunk can start in the middle of it
 */
record TextFile(String path, long bytes, long modifiedMillis, long foundMillis, boolean splittable)
        implements Serializable {
    /** Takes the place of a file before the first one. */
    static final TextFile NONE = new TextFile("", 0, 0, 0, true);

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

    /** Returns the description of a file that was found just now. */
    static TextFile of(FileStatus file, CompressionCodecFactory codecs) {
        CompressionCodec codec = codecs.getCodec(file.getPath());
        return new TextFile(
                file.getPath().toString(),
                file.getLen(),
                file.getModificationTime(),
                System.currentTimeMillis(),
                codec == null || codec instanceof SplittableCompressionCodec);
    }

    /** Returns a local path as in a shell, any other as a URI. */
    String shownPath() {
        return path.startsWith("file:") ? new Path(path).toUri().getPath() : path;
    }

    /**
     * Checks that the file is still the one that was found, so that old and new lines are not mixed.
     *
     * @throws UnreadableInputException if it is not
     * @throws IOException if the file is no longer there
     */
    void requireUnchanged(Configuration hadoop) throws IOException {
        Path file = new Path(path);
        FileSystem fileSystem = file.getFileSystem(hadoop);
        FileStatus now = fileSystem.getFileStatus(file);
        if (!isUnchanged(now, timeCheck(fileSystem))) {
            throw new UnreadableInputException(
                    "cannot read '%s': it was changed while the job was running (%d bytes of %s before, %d bytes of %s now); run the job again when nothing writes to the file"
                            .formatted(
                                    shownPath(),
                                    bytes,
                                    Instant.ofEpochMilli(modifiedMillis),
                                    now.getLen(),
                                    Instant.ofEpochMilli(now.getModificationTime())));
        }
    }

    /** Returns whether the file can be the one that was found. */
    boolean isUnchanged(FileStatus now, TimeCheck timeCheck) {
        long modified = now.getModificationTime();
        boolean sameTime =
                switch (timeCheck) {
                    case EXACT -> modified == modifiedMillis;
                    case ROUNDED -> modified / MILLIS_PER_SECOND == modifiedMillis / MILLIS_PER_SECOND;
                    case OF_A_COPY -> modified == modifiedMillis || modified < foundMillis;
                };
        return now.getLen() == bytes && sameTime;
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
