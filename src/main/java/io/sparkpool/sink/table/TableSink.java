package io.sparkpool.sink.table;

import io.sparkpool.config.JobContext;
import io.sparkpool.config.Setting;
import io.sparkpool.publish.Publication;
import io.sparkpool.publish.Stage;
import io.sparkpool.publish.Target;
import io.sparkpool.row.OutputRows;
import io.sparkpool.row.RowSource;
import io.sparkpool.sink.OutputKeys;
import io.sparkpool.sink.OutputPath;
import io.sparkpool.sink.Sink;
import io.sparkpool.sink.SinkWriter;
import java.io.OutputStream;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.hadoop.conf.Configuration;

/** Writes outputs to a table in one of Spark's formats of files. */
public final class TableSink implements Sink<StagedChunk> {
    /** Empty if the settings have problems; no job gets such a sink. */
    private final Optional<TablePlan> plan;

    private final Supplier<Configuration> hadoop;

    private TableSink(Optional<TablePlan> plan, Supplier<Configuration> hadoop) {
        this.plan = plan;
        this.hadoop = hadoop;
    }

    /**
     * Creates the sink that the settings describe, and adds what is wrong with them to the problems.
     *
     * @param output the type of the outputs
     * @param column the name of the column for an output that is neither a record nor a Row
     * @param rows the source of the rows to which that column is added; empty if the inputs are no rows
     */
    public static Sink<?> of(JobContext context, Type output, String column, Optional<RowSource> rows) {
        Optional<TableFormat> format = TableFormat.find(context);
        Optional<Target> target = OutputPath.target(context, Target.Form.TABLE);
        if (target.isEmpty()) {
            context.problems()
                    .add(
                            "use",
                            kind(context),
                            "a table is written to a path; name one by -o, or 'spark.pool.output.path'");
        }
        Optional<String> declared = context.settings().find(OutputKeys.TYPE);
        boolean areRows = checkRows(context, output, declared);
        if (format.isEmpty() || target.isEmpty() || !areRows) {
            return new TableSink(Optional.empty(), context::hadoop);
        }
        TablePlan plan = new TablePlan(
                target.get(),
                format.get(),
                output,
                column,
                rows,
                declared,
                partitionBy(context),
                context.settings().get(OutputKeys.FILE_SIZE));
        if (plan.hasKnownColumns()) {
            checkColumns(context, plan);
        }
        return new TableSink(Optional.of(plan), context::hadoop);
    }

    private static Setting kind(JobContext context) {
        return context.settings().find(OutputKeys.KIND.key()).orElseThrow();
    }

    private static boolean checkRows(JobContext context, Type output, Optional<String> declared) {
        Optional<String> problem = OutputRows.problem(output, declared);
        problem.ifPresent(why -> context.problems()
                .add("use", context.settings().find(OutputKeys.TYPE.key()).orElseGet(() -> kind(context)), why));
        return problem.isEmpty();
    }

    private static List<String> partitionBy(JobContext context) {
        return context.settings().find(OutputKeys.PARTITION_BY).stream()
                .flatMap(names -> Arrays.stream(names.split(",")))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    private static void checkColumns(JobContext context, TablePlan plan) {
        try {
            plan.columns(plan.outputRows());
        } catch (TableColumns.PartitionException e) {
            Setting names =
                    context.settings().find(OutputKeys.PARTITION_BY.key()).orElseThrow();
            context.problems().add("use", names, e.getMessage());
        } catch (IllegalArgumentException e) {
            context.problems().add("use", kind(context), e.getMessage());
        }
    }

    @Override
    public Optional<String> path() {
        return plan.map(table -> table.target().path());
    }

    @Override
    public SinkWriter<StagedChunk> open(Publication publication, OutputStream standardOutput) {
        TablePlan table = plan.orElseThrow();
        Stage stage = Stage.open(table.target(), hadoop.get());
        publication.add(stage);
        return new TableWriter(table, stage, hadoop.get());
    }
}
