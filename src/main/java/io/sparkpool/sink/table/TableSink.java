package io.sparkpool.sink.table;

import io.sparkpool.config.JobContext;
import io.sparkpool.publish.Publication;
import io.sparkpool.row.RowSource;
import io.sparkpool.sink.Sink;
import io.sparkpool.sink.SinkWriter;
import java.io.OutputStream;
import java.lang.reflect.Type;
import java.util.Optional;

/** Writes outputs to a table in one of Spark's formats of files. */
public final class TableSink implements Sink<StagedChunk> {
    private TableSink() {}

    /**
     * Creates the sink that the settings describe, and adds what is wrong with them to the problems.
     *
     * @param output the type of the outputs
     * @param column the name of the column for an output that is neither a record nor a Row
     * @param rows the source of the rows to which that column is added; empty if the inputs are no rows
     */
    public static Sink<?> of(JobContext context, Type output, String column, Optional<RowSource> rows) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<String> path() {
        throw new UnsupportedOperationException();
    }

    @Override
    public SinkWriter<StagedChunk> open(Publication publication, OutputStream standardOutput) {
        throw new UnsupportedOperationException();
    }
}
