package io.sparkpool.sink.table;

import io.sparkpool.pool.task.Encoder;
import io.sparkpool.row.RowWriter;
import io.sparkpool.sink.LinesDigest;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;

/**
 * Writes the outputs of a chunk to files of rows in the stage: to several if there are many rows, as those who need later
 * ones should not read all. What is not committed yet stays in memory.
 */
final class RowsEncoder implements Encoder<Object, StagedChunk> {
    private static final int BLOCK_BYTES = 1 << 16;

    private final RowWriter writer;
    private final long fileBytes;
    private final List<StagedFile> complete = new ArrayList<>();
    private final RowBuffer buffer = new RowBuffer();
    private final LinesDigest lines = new LinesDigest();
    private RowFile file;
    private long rows;
    private long rawBytes;
    private long largestRow;

    /**
     * Creates an encoder.
     *
     * @param file the first file
     * @param fileBytes how many bytes, as they are in memory, the rows of a file have at least if another follows
     */
    RowsEncoder(RowWriter writer, RowFile file, long fileBytes) {
        this.writer = writer;
        this.file = file;
        this.fileBytes = fileBytes;
    }

    @Override
    public void addLong(long output) {
        add(output);
    }

    /** Appends last what cannot fail, so that nothing is left of an output that is refused. */
    @Override
    public void add(Object output) {
        UnsafeRow row = writer.write(output);
        buffer.reserve(row);
        lines.add(writer.printed(output, row));
        buffer.append(row);
        rows++;
        largestRow = Math.max(largestRow, row.getSizeInBytes());
    }

    @Override
    public Mark mark() {
        int bytesBefore = buffer.size();
        long rowsBefore = rows;
        Mark linesBefore = lines.mark();
        return () -> {
            buffer.truncate(bytesBefore);
            rows = rowsBefore;
            linesBefore.reset();
        };
    }

    @Override
    public void commit() {
        lines.commit();
        if (buffer.size() >= BLOCK_BYTES) {
            flush();
        }
        if (rawBytes >= fileBytes) {
            completeFile();
        }
    }

    private void flush() {
        file.write(buffer.bytes(), buffer.size());
        rawBytes += buffer.size();
        buffer.clear();
    }

    /** Completes the file, whose rows have all been flushed. */
    private void completeFile() {
        complete.add(new StagedFile(file.name(), rows, file.complete(), rawBytes, largestRow));
        file = file.another();
        rows = 0;
        rawBytes = 0;
        largestRow = 0;
    }

    /** Returns 0, as rows do not go through the driver. */
    @Override
    public long sizeBytes() {
        return 0;
    }

    @Override
    public StagedChunk finish() {
        if (buffer.size() > 0) {
            flush();
        }
        if (rows > 0) {
            completeFile();
        }
        return new StagedChunk(complete, lines.digest());
    }
}
