package io.sparkpool.source.table;

import io.sparkpool.pool.Inputs;
import java.util.Objects;
import org.apache.spark.sql.types.StructType;

/**
 * The rows of a table as the inputs of a function.
 *
 * @param inputs the inputs
 * @param columns the columns that the rows have when the function gets them
 */
record TableInputs(Inputs<Object> inputs, StructType columns) {
    TableInputs {
        Objects.requireNonNull(inputs, "inputs is null");
        Objects.requireNonNull(columns, "columns is null");
    }
}
