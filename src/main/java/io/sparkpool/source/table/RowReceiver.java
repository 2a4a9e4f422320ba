package io.sparkpool.source.table;

import io.sparkpool.pool.task.InputReceiver;
import io.sparkpool.row.InvalidRowException;
import io.sparkpool.row.RowReader;
import java.util.function.Supplier;
import org.apache.spark.sql.catalyst.InternalRow;

/**
 * Passes rows on as inputs, and rejects those that are none.
 *
 * @param receiver receives the inputs
 * @param reader makes inputs of rows
 */
record RowReceiver(InputReceiver<? super Object> receiver, RowReader<?> reader) {
    /**
     * Passes a row on.
     *
     * @param text the text of the row, in case that it is rejected
     * @return whether the receiver wants more
     */
    boolean accept(InternalRow row, Supplier<String> text) {
        Object input;
        try {
            input = reader.read(row);
        } catch (InvalidRowException e) {
            return receiver.reject(text.get(), e.getMessage());
        }
        return input instanceof Long number ? receiver.acceptLong(number) : receiver.accept(input);
    }
}
