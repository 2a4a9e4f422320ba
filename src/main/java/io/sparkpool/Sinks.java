package io.sparkpool;

import io.sparkpool.config.JobContext;
import io.sparkpool.row.RowSource;
import io.sparkpool.sink.NoSink;
import io.sparkpool.sink.Sink;
import io.sparkpool.sink.SinkKind;
import io.sparkpool.sink.TextSinks;
import io.sparkpool.sink.table.TableSink;
import io.sparkpool.source.Source;
import java.util.Optional;

/** Opens the sink of a job. Only the class of its own kind is loaded: those of tables need Spark SQL. */
final class Sinks {
    private Sinks() {}

    /**
     * Creates the sink that the settings describe, and adds what is wrong with it to the problems.
     *
     * @param function the function of the job
     * @param source the source of the job
     */
    static Sink<?> open(JobContext context, JobFunction function, Source source) {
        SinkKind kind = SinkKind.of(context.settings());
        kind.refuseOtherKeys(context);
        return switch (kind) {
            case LIST -> TextSinks.list(context);
            case LINES -> TextSinks.lines(context);
            case NONE -> new NoSink();
            case TABLE ->
                TableSink.of(
                        context, function.outputType(), function.outputColumn(context.settings()), rowSource(source));
        };
    }

    private static Optional<RowSource> rowSource(Source source) {
        return source instanceof RowSource rows ? Optional.of(rows) : Optional.empty();
    }
}
