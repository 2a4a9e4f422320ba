package io.sparkpool.source.table;

import io.sparkpool.pool.task.Chunk;
import io.sparkpool.pool.task.InputReceiver;
import io.sparkpool.row.InvalidRowException;
import io.sparkpool.row.RowReader;
import java.util.List;
import java.util.OptionalLong;

/**
 * Successive combinations of the values of a grid, which the task computes itself.
 *
 * @param first the index of the first combination
 * @param count how many there are
 * @param columns the columns of the grid
 * @param reader makes inputs of rows
 */
record GridChunk(long first, int count, List<GridColumn> columns, RowReader<?> reader) implements Chunk<Object> {
    @Override
    public OptionalLong firstIndex() {
        return OptionalLong.of(first);
    }

    @Override
    public OptionalLong size() {
        return OptionalLong.of(count);
    }

    @Override
    public void forEach(InputReceiver<? super Object> receiver) {
        RowReceiver rows = new RowReceiver(receiver, reader);
        Odometer odometer = new Odometer(columns, first);
        boolean more = true;
        for (int i = 0; more && i < count; i++) {
            try {
                more = rows.accept(odometer.row(), odometer::text);
            } catch (InvalidRowException e) {
                more = receiver.reject(odometer.text(), e.getMessage());
            }
            odometer.advance();
        }
    }

    @Override
    public String place(long record) {
        return "cannot use combination %d of the grid".formatted(record + 1);
    }
}
