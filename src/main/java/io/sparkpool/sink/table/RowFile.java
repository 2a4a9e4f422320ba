package io.sparkpool.sink.table;

import io.sparkpool.file.HadoopConfiguration;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.UUID;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FSError;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkEnv;
import org.apache.spark.TaskContext;
import org.apache.spark.io.CompressionCodec;
import org.apache.spark.util.TaskCompletionListener;

/**
 * A file of rows in the stage that a task writes. It is created with its first block, under a name of its own, as there
 * may be several attempts. If the task fails, it is removed.
 */
final class RowFile {
    private final String directory;
    private final String target;
    private Optional<Open> open = Optional.empty();

    /**
     * Creates a file.
     *
     * @param directory the directory of the stage, as a URI
     * @param target what the stage is for, in messages
     */
    RowFile(String directory, String target) {
        this.directory = directory;
        this.target = target;
    }

    /** Returns another file of the same stage, which is to be created. */
    RowFile another() {
        return new RowFile(directory, target);
    }

    /** What a task does with a file. */
    @FunctionalInterface
    private interface Action {
        void run() throws IOException;
    }

    /** A file that has been created. */
    private static final class Open implements TaskCompletionListener {
        private final FileSystem files;
        private final Path path;
        private final FSDataOutputStream file;
        private final OutputStream compressed;
        private boolean complete;

        Open(Path directory) throws IOException {
            this.files = StageFiles.of(directory, HadoopConfiguration.current());
            this.path = new Path(directory, UUID.randomUUID().toString());
            this.file = files.createFile(path).create().overwrite(false).build(); // not in a stage that was removed
            this.compressed = compression().compressedOutputStream(file);
        }

        /** Closes the file and returns its length. */
        long complete() throws IOException {
            compressed.close();
            file.close();
            complete = true;
            return file.getPos();
        }

        /** Removes the file if the task fails, or has not completed it. */
        @Override
        public void onTaskCompletion(TaskContext task) {
            if (!complete || task.isFailed()) {
                closeQuietly(file);
                closeQuietly(() -> files.delete(path, false));
            }
        }

        private static void closeQuietly(Closeable resource) {
            try {
                resource.close();
            } catch (IOException | FSError alreadyFailed) {
                // the task ends with the exception that came first, and the run removes the stage
            }
        }
    }

    /** Returns the compression of the rows, which also adds checksums to its blocks. */
    static CompressionCodec compression() {
        SparkConf settings =
                SparkEnv.get() == null ? new SparkConf(false) : SparkEnv.get().conf();
        return CompressionCodec.createCodec(settings, CompressionCodec.LZ4());
    }

    /**
     * Writes a block.
     *
     * @throws UncheckedIOException if that fails; the message is for the user
     */
    void write(byte[] bytes, int length) {
        run(() -> {
            if (open.isEmpty()) {
                open = Optional.of(create());
            }
            open.get().compressed.write(bytes, 0, length);
        });
    }

    private Open create() throws IOException {
        Open created = new Open(new Path(directory));
        Optional.ofNullable(TaskContext.get()).ifPresent(task -> task.addTaskCompletionListener(created));
        return created;
    }

    /** Returns the name of the file; an empty text if nothing was written. */
    String name() {
        return open.map(file -> file.path.getName()).orElse("");
    }

    /**
     * Closes the file.
     *
     * @return its length; 0 if nothing was written
     * @throws UncheckedIOException if that fails; the message is for the user
     */
    long complete() {
        long[] bytes = new long[1];
        run(() -> bytes[0] = open.isPresent() ? open.get().complete() : 0);
        return bytes[0];
    }

    private void run(Action action) {
        try {
            action.run();
        } catch (IOException | FSError e) { // Hadoop throws an Error if a local disk is full
            throw new UncheckedIOException(WriteFailure.of(target, e));
        }
    }
}
