package io.sparkpool.sink.table;

import io.sparkpool.message.SparkMessage;
import io.sparkpool.pool.ChunkResults;
import io.sparkpool.pool.Pool;
import io.sparkpool.pool.task.Digest;
import io.sparkpool.pool.task.Encoding;
import io.sparkpool.publish.Stage;
import io.sparkpool.row.OutputRows;
import io.sparkpool.sink.SinkWriter;
import java.io.IOException;
import java.util.Iterator;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.apache.hadoop.conf.Configuration;

/** Writes a table: tasks write the rows of each chunk to the stage, and other tasks write files of them. */
final class TableWriter implements SinkWriter<StagedChunk> {
    private static final int RUN_CHARACTERS = 8;

    private final TablePlan plan;
    private final Stage stage;
    private final Configuration hadoop;
    private Optional<FileTask> task = Optional.empty();
    private Digest digest = Digest.EMPTY;

    TableWriter(TablePlan plan, Stage stage, Configuration hadoop) {
        this.plan = plan;
        this.stage = stage;
        this.hadoop = hadoop;
    }

    private String target() {
        return plan.target().path();
    }

    /**
     * {@inheritDoc}
     *
     * @throws TableWriteException if the outputs cannot be rows of such a table
     */
    @Override
    public Encoding<Object, StagedChunk> encoding() {
        try {
            OutputRows rows = plan.outputRows();
            TableColumns columns = plan.columns(rows);
            String run = UUID.randomUUID().toString().substring(0, RUN_CHARACTERS);
            FormatWriter writer = FormatWriter.prepare(plan.format(), columns, stage.contents(), run);
            String directory = stage.directory(StagedTable.ROWS).toString();
            task = Optional.of(new FileTask(
                    writer, directory, stage.directory(StagedTable.ATTEMPTS).toString(), target()));
            RowRule rule = plan.format().rule(columns.dataColumns());
            return new RowsEncoding(rows, columns, rule, directory, target());
        } catch (IllegalArgumentException e) {
            throw TableWriteException.of(target(), e.getMessage());
        } catch (IOException e) {
            throw TableWriteException.of(target(), e);
        } catch (Exception e) { // Scala throws checked exceptions without declaring them
            throw TableWriteException.of(target(), SparkMessage.of(e));
        }
    }

    @Override
    public Digest digest() {
        return digest;
    }

    @Override
    public Digest write(Iterator<StagedChunk> chunks, ChunkResults<StagedChunk> counts, Pool pool) {
        try (FileJobs jobs = new FileJobs(pool, task.orElseThrow())) {
            StagedTable table = new StagedTable(stage, hadoop);
            RowGroups groups = new RowGroups(plan.fileBytes(), plan.format().expectedRatio(), pool.cores());
            while (chunks.hasNext()) {
                StagedChunk chunk = chunks.next();
                digest = digest.then(chunk.digest());
                table.add(chunk, counts);
                groups.add(chunk);
                for (Optional<RowGroup> group = groups.next(); group.isPresent(); group = groups.next()) {
                    jobs.submit(group.get());
                }
                accept(jobs::poll, groups, table);
            }
            groups.rest().forEach(jobs::submit);
            accept(jobs::next, groups, table);
            table.complete(counts.outputs());
            return digest;
        } catch (IOException e) {
            throw TableWriteException.of(target(), e);
        }
    }

    /** Accepts the results that there are. */
    private static void accept(Supplier<Optional<FileJobs.Result>> results, RowGroups groups, StagedTable table)
            throws IOException {
        for (Optional<FileJobs.Result> next = results.get(); next.isPresent(); next = results.get()) {
            RowGroup group = next.get().group();
            WrittenGroup written = next.get().written();
            table.add(group, written);
            groups.learn(group, written.bytes());
        }
    }
}
