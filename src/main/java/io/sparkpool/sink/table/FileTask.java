package io.sparkpool.sink.table;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSError;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.spark.TaskContext;
import org.apache.spark.TaskKilledException;
import org.apache.spark.api.java.function.Function;

/**
 * Writes files of the table from staged rows. Each attempt has a directory of its own.
 *
 * @param writer writes in the format of the table
 * @param rows the directory of the staged rows
 * @param attempts the directory of the attempts
 * @param target the path of the table, in messages
 */
record FileTask(FormatWriter writer, String rows, String attempts, String target)
        implements Function<RowGroup, WrittenGroup> {
    private static final int ROWS_BETWEEN_CHECKS = 1000;

    @Override
    public WrittenGroup call(RowGroup group) throws IOException {
        Configuration hadoop = writer.configuration();
        Path attempt = new Path(attempts, UUID.randomUUID().toString());
        try {
            FileSystem files = StageFiles.of(attempt, hadoop);
            files.getFileStatus(attempt.getParent()); // a stage that was removed is not made again
            files.mkdirs(attempt);
            TaskFiles written = write(group, attempt, hadoop);
            return new WrittenGroup(attempt.toString(), synced(written, attempt, files), written.rows());
        } catch (TaskKilledException e) {
            throw e;
        } catch (Exception
                | FSError
                | OutOfMemoryError
                | LinkageError e) { // Scala throws checked exceptions without declaring them
            delete(attempt, hadoop);
            throw WriteFailure.of(target, e);
        }
    }

    private TaskFiles write(RowGroup group, Path attempt, Configuration hadoop) throws IOException {
        TaskFiles written = writer.open(attempt, group, hadoop);
        boolean complete = false;
        try {
            do {
                for (RowRange range : group.ranges()) {
                    write(range, written, hadoop);
                }
            } while (written.endPass());
            complete = true;
            return written;
        } finally {
            if (!complete) {
                written.abandon();
            }
        }
    }

    private void write(RowRange range, TaskFiles written, Configuration hadoop) throws IOException {
        long before = 0;
        for (StagedFile file : range.chunk().files()) {
            long first = Math.max(0, range.first() - before);
            long end = Math.min(file.rows(), range.first() + range.rows() - before);
            if (first < end) {
                write(file, first, end, written, hadoop);
            }
            before += file.rows();
        }
    }

    private void write(StagedFile file, long first, long end, TaskFiles written, Configuration hadoop)
            throws IOException {
        int columns = writer.columns().all().size();
        try (StagedRows staged = StagedRows.open(new Path(rows), file, columns, hadoop)) {
            for (long row = 0; row < end && staged.next(); row++) {
                if (row % ROWS_BETWEEN_CHECKS == 0) {
                    stopIfKilled();
                }
                if (row >= first) {
                    written.write(staged.row());
                }
            }
            if (end == file.rows()) {
                staged.next(); // checks that the file ends here
            }
        }
    }

    private static void stopIfKilled() {
        TaskContext task = TaskContext.get();
        if (task != null && task.isInterrupted()) {
            throw new TaskKilledException("the table is not needed any longer");
        }
    }

    /** Returns the files, which are on the disk; file systems that have no disk of this machine see to that themselves. */
    private static List<WrittenFile> synced(TaskFiles written, Path attempt, FileSystem files) throws IOException {
        List<WrittenFile> synced = new ArrayList<>();
        for (String name : written.files()) {
            Path path = new Path(attempt, name);
            if (files instanceof RawLocalFileSystem local) {
                try (FileChannel file = FileChannel.open(local.pathToFile(path).toPath(), StandardOpenOption.WRITE)) {
                    file.force(true);
                }
            }
            synced.add(new WrittenFile(name, files.getFileStatus(path).getLen()));
        }
        return synced;
    }

    private static void delete(Path attempt, Configuration hadoop) {
        try {
            StageFiles.of(attempt, hadoop).delete(attempt, true);
        } catch (IOException | FSError alreadyFailed) {
            // the task ends with the exception that came first, and the run removes the stage
        }
    }
}
