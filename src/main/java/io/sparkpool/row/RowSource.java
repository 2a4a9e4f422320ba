package io.sparkpool.row;

import java.util.Optional;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;

/** A source of rows to which the outputs of a function are added. */
public interface RowSource {
    /** Returns the columns of the rows; they are known when Spark runs and the inputs have been opened. */
    StructType columns();

    /** Returns the type of the column whose values the function takes; empty if it takes a record or a row. */
    Optional<DataType> takenType();
}
