package io.sparkpool.source.table;

import io.sparkpool.pool.Inputs;
import io.sparkpool.pool.task.RejectedRecord;
import io.sparkpool.row.InvalidRowException;
import io.sparkpool.row.RowReader;
import io.sparkpool.row.RowReaders;
import java.util.Optional;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.classic.Dataset;
import org.apache.spark.sql.classic.SparkSession;

/**
 * The rows of any data source of Spark, in the order in which it gives them: partition by partition.
 *
 * @param reader makes inputs of rows
 * @param shown makes rows for messages
 */
record DataSourceTable(RowReader<?> reader, RowReader<?> shown) implements Function<InternalRow, Object> {
    /** Returns the session on the Spark of this process. */
    static SparkSession session() {
        return SparkSession.builder().sparkContext(InferenceJob.spark().sc()).getOrCreate();
    }

    /**
     * Finds the columns and returns the rows; Spark has to run.
     *
     * @throws TableException if the function does not take the columns, or the source cannot be read
     */
    static TableInputs inputs(TableRequest request, String format, Optional<String> path) {
        Dataset<Row> table = load(request, format, path);
        try {
            DataSourceTable rows = new DataSourceTable(
                    request.reader(table.schema()),
                    RowReaders.of(Row.class, request.wanted().function(), table.schema(), Optional.empty()));
            JavaRDD<InternalRow> internal = table.queryExecution().toRdd().toJavaRDD();
            return new TableInputs(Inputs.of(internal.map(rows)), table.schema());
        } catch (IllegalArgumentException e) {
            throw TableException.of(e);
        }
    }

    private static Dataset<Row> load(TableRequest request, String format, Optional<String> path) {
        try {
            DataFrameReader reader = session().read().format(format).options(request.options());
            request.schema().ifPresent(reader::schema);
            return (Dataset<Row>) path.map(reader::load).orElseGet(reader::load);
        } catch (Exception e) { // Scala throws checked exceptions without declaring them
            throw TableException.of("cannot read from '%s'".formatted(format), e);
        }
    }

    /** Returns the input that a row is, or else the reason why it is none. */
    @Override
    public Object call(InternalRow row) {
        try {
            return reader.read(row);
        } catch (InvalidRowException e) {
            return new RejectedRecord(RowText.of(row, shown), e.getMessage());
        }
    }
}
