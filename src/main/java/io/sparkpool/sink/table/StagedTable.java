package io.sparkpool.sink.table;

import io.sparkpool.pool.ChunkResults;
import io.sparkpool.publish.Manifest;
import io.sparkpool.publish.Stage;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * What is in the stage of a table: rows of chunks, and files that have been made of them, which it moves to the contents.
 * All of it is recorded in the manifest. Not thread-safe.
 */
final class StagedTable {
    /** The directory of the stage with the rows of chunks. */
    static final String ROWS = "rows";

    /** The directory of the stage in which tasks write files. */
    static final String ATTEMPTS = "files";

    private final Stage stage;
    private final FileSystem files;
    private final Deque<StagedChunk> waiting = new ArrayDeque<>();
    private final List<String> paths = new ArrayList<>();
    private long chunks;
    private long chunksInFiles;
    private long inputs;
    private long failed;
    private long rows;

    StagedTable(Stage stage, Configuration hadoop) throws IOException {
        this.stage = stage;
        this.files = StageFiles.of(stage.contents(), hadoop);
    }

    /** Records the next chunk, which is the last one that has been counted. */
    void add(StagedChunk chunk, ChunkResults<StagedChunk> counts) throws IOException {
        stage.manifest()
                .add(new Manifest.Chunk(
                        chunks++,
                        inputs,
                        counts.inputsMapped() - inputs,
                        chunk.rows(),
                        counts.inputsQuarantined() - failed,
                        chunk.bytes(),
                        chunk.digest(),
                        chunk.files().stream()
                                .map(file -> ROWS + "/" + file.name())
                                .collect(Collectors.joining(" ")))); // there is no blank in a name
        inputs = counts.inputsMapped();
        failed = counts.inputsQuarantined();
        waiting.addLast(chunk);
    }

    /** Moves the files of the next group to the contents, and removes the rows that are in them. */
    void add(RowGroup group, WrittenGroup written) throws IOException {
        if (written.rows() != group.rows()) {
            throw new IOException(
                    "%d of %d rows were written to '%s'".formatted(written.rows(), group.rows(), written.directory()));
        }
        Path attempt = new Path(written.directory());
        for (WrittenFile file : written.files()) {
            move(new Path(attempt, file.path()), new Path(stage.contents(), file.path()));
            paths.add(stage.contents().getName() + "/" + file.path());
        }
        files.delete(attempt, true);
        rows += written.rows();
        List<RowRange> ends =
                group.ranges().stream().filter(RowRange::endsChunk).toList();
        if (!ends.isEmpty()) {
            release(ends.get(ends.size() - 1).chunk());
        }
    }

    private void move(Path from, Path to) throws IOException {
        if (!to.getParent().equals(stage.contents())) {
            files.mkdirs(to.getParent());
        }
        if (!files.exists(from)) {
            throw new IOException(
                    "the file that a task has written to '%s' is not there; on a cluster, name a path that all machines share"
                            .formatted(from));
        }
        if (!files.rename(from, to)) {
            throw new IOException("'%s' cannot be renamed to '%s'".formatted(from, to));
        }
    }

    /** Records the files of all chunks up to the last one, and then removes the rows of these chunks. */
    private void release(StagedChunk last) throws IOException {
        List<StagedChunk> released = new ArrayList<>();
        StagedChunk next;
        do {
            next = waiting.removeFirst();
            released.add(next);
        } while (!next.equals(last));
        record(released.size());
        Path directory = stage.directory(ROWS);
        for (StagedChunk chunk : released) {
            for (StagedFile file : chunk.files()) {
                files.delete(new Path(directory, file.name()), false);
            }
        }
    }

    private void record(int count) throws IOException {
        stage.manifest().add(new Manifest.Files(chunksInFiles, count, List.copyOf(paths)));
        chunksInFiles += count;
        paths.clear();
    }

    /**
     * Records what is left.
     *
     * @param outputs how many rows there must be
     */
    void complete(long outputs) throws IOException {
        if (rows != outputs) {
            throw new IOException("%d of %d rows are in its files".formatted(rows, outputs));
        }
        if (!waiting.isEmpty() || !paths.isEmpty()) { // the last chunks, or all, have no rows
            record(waiting.size());
        }
    }
}
