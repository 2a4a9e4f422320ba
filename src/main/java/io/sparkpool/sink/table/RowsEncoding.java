package io.sparkpool.sink.table;

import io.sparkpool.pool.task.Encoder;
import io.sparkpool.pool.task.Encoding;
import io.sparkpool.row.OutputRows;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * Lets tasks write their outputs to the stage as rows, each task to a file of its own.
 *
 * @param rows makes rows of outputs
 * @param directory the directory of the stage, as a URI
 * @param target the path of the table, in messages
 */
record RowsEncoding(OutputRows rows, String directory, String target) implements Encoding<Object, StagedChunk> {
    RowsEncoding {
        Objects.requireNonNull(rows, "rows is null");
        Objects.requireNonNull(directory, "directory is null");
        Objects.requireNonNull(target, "target is null");
    }

    @Override
    public Encoder<Object, StagedChunk> newEncoder(OptionalLong firstIndex, long maxBytes) {
        return new RowsEncoder(rows.writer(), new RowFile(directory, target));
    }
}
