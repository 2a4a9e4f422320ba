package io.sparkpool.source.table;

import io.sparkpool.pool.Chunks;
import io.sparkpool.pool.Inputs;
import io.sparkpool.pool.task.Chunk;
import io.sparkpool.row.RowReader;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * All combinations of the values of columns. The last column changes with each of them, the one before whenever the last
 * one starts again, and so on. They are computed from their indices, so that there may be any number of them.
 *
 * @param columns the columns
 * @param reader makes inputs of rows
 */
record GridInputs(List<GridColumn> columns, RowReader<?> reader) implements Inputs<Object> {
    GridInputs {
        columns = List.copyOf(columns);
    }

    /**
     * Returns the number of combinations.
     *
     * @throws ArithmeticException if it is more than {@code Long.MAX_VALUE}
     */
    static long count(List<GridColumn> columns) {
        if (columns.stream().anyMatch(column -> column.size() == 0)) {
            return 0;
        }
        return columns.stream().mapToLong(GridColumn::size).reduce(1, Math::multiplyExact);
    }

    static StructType schema(List<GridColumn> columns) {
        return new StructType(columns.stream().map(GridColumn::field).toArray(StructField[]::new));
    }

    StructType schema() {
        return schema(columns);
    }

    @Override
    public long estimateSize() {
        return count(columns);
    }

    @Override
    public Chunks<Object> chunks() {
        return new GridChunks();
    }

    private final class GridChunks implements Chunks<Object> {
        private final long end = count(columns);
        private long next;

        @Override
        public Optional<Chunk<Object>> next(int size, long maxBytes) {
            if (next == end) {
                return Optional.empty();
            }
            int count = (int) Math.min(size, end - next);
            Chunk<Object> chunk = new GridChunk(next, count, columns, reader);
            next += count;
            return Optional.of(chunk);
        }
    }
}
