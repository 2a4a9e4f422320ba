package io.sparkpool.sink.table;

import io.sparkpool.pool.task.Encoder;
import io.sparkpool.pool.task.Encoding;
import io.sparkpool.row.OutputRows;
import io.sparkpool.row.RowWriter;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * Lets tasks write their outputs to the stage as rows, each task to files of its own.
 *
 * @param rows makes rows of outputs
 * @param columns the columns of the table
 * @param rule what the files of the table cannot hold
 * @param directory the directory of the stage, as a URI
 * @param target the path of the table, in messages
 */
record RowsEncoding(OutputRows rows, TableColumns columns, RowRule rule, String directory, String target)
        implements Encoding<Object, StagedChunk> {
    /** How many bytes of rows, before they are compressed, a file has at least if another follows. */
    private static final long FILE_BYTES = 256 << 20;

    RowsEncoding {
        Objects.requireNonNull(rows, "rows is null");
        Objects.requireNonNull(columns, "columns is null");
        Objects.requireNonNull(rule, "rule is null");
        Objects.requireNonNull(directory, "directory is null");
        Objects.requireNonNull(target, "target is null");
    }

    @Override
    public Encoder<Object, StagedChunk> newEncoder(OptionalLong firstIndex, long maxBytes) {
        RowWriter writer = RowRule.distinctDirectories(rule.apply(rows.writer(), columns), columns);
        return new RowsEncoder(writer, new RowFile(directory, target), FILE_BYTES);
    }
}
