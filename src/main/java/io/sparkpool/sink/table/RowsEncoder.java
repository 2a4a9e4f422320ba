package io.sparkpool.sink.table;

import io.sparkpool.pool.task.Encoder;
import io.sparkpool.row.RowWriter;
import io.sparkpool.sink.LinesDigest;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;

/** Writes the outputs of a chunk to a file of rows in the stage. What is not committed yet stays in memory. */
final class RowsEncoder implements Encoder<Object, StagedChunk> {
    private static final int BLOCK_BYTES = 1 << 16;

    private final RowWriter writer;
    private final RowFile file;
    private final RowBuffer buffer = new RowBuffer();
    private final LinesDigest lines = new LinesDigest();
    private long rows;

    RowsEncoder(RowWriter writer, RowFile file) {
        this.writer = writer;
        this.file = file;
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
    }

    private void flush() {
        file.write(buffer.bytes(), buffer.size());
        buffer.clear();
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
        return new StagedChunk(file.name(), rows, file.complete(), lines.digest());
    }
}
