package io.sparkpool.row;

import java.lang.reflect.Type;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;

/**
 * Makes the readers that turn the rows of a table into the inputs of a function. What a function can take:
 *
 * <ul>
 *   <li>A record, whose components are columns. A component has the column of its name, or of a name that differs in
 *       case only; other columns are ignored. It is made by its canonical constructor.
 *   <li>Spark's {@link Row}, or {@code Object}: the whole row with its schema. Its dates are {@code LocalDate} and its
 *       timestamps {@code Instant}.
 *   <li>Any other type: the value of one column.
 * </ul>
 *
 * <p>Values and components are numbers ({@code long}, {@code int}, {@code short}, {@code byte}, {@code double},
 * {@code float}, {@code BigInteger}, {@code BigDecimal}, {@code Number}), {@code boolean}, {@code String},
 * {@code LocalDate}, {@code Instant}, {@code LocalDateTime} (a timestamp without a time zone), {@code byte[]},
 * unmodifiable {@code List} and {@code Map}, {@code Row}, other records, and {@code Optional} of these, which is empty
 * for null. {@code Object} stands for whatever the column has.
 *
 * <p>A column of numbers is read as numbers of any type, and text as {@code BigInteger}, {@code BigDecimal} and
 * {@code Number}, as long as each value is the same afterwards. A decimal is the same as a {@code double} that has all
 * of its digits. As a {@code Number}, a whole number is a {@code Long} where it fits, else a {@code BigInteger};
 * another decimal is a {@code BigDecimal}, and everything else, text included, a {@code Double}.
 */
public final class RowReaders {
    private RowReaders() {}

    /**
     * Returns the types by which the text of columns is to be parsed for a function, if nothing else declares them. A
     * column that the function does not take is a string.
     *
     * @param wanted the type of the function's input
     * @param columns the names of the columns
     * @throws IllegalArgumentException if {@code wanted} has a component that no column can be read as
     */
    public static StructType textSchema(Type wanted, List<String> columns) {
        return textSchema(wanted, columns, Optional.empty());
    }

    /**
     * Returns the types by which the text of columns is to be parsed for a function, if nothing else declares them. A
     * column that the function does not take is a string.
     *
     * @param wanted the type of the function's input
     * @param columns the names of the columns
     * @param column the name of the column whose values the function takes, if it does not take whole rows
     * @throws IllegalArgumentException if {@code wanted} has a component that no column can be read as
     */
    public static StructType textSchema(Type wanted, List<String> columns, Optional<String> column) {
        return TextSchema.of(JavaType.of(wanted), columns, column);
    }

    /**
     * Makes a reader of inputs.
     *
     * @param wanted the type of the function's input
     * @param function the name of the function in messages
     * @param schema the columns of the rows
     * @param column the name of the column whose values the function takes; may be left out for a function of whole
     *     rows, and if there is only one column
     * @throws IllegalArgumentException if the columns do not fit; the message is for the user
     */
    public static RowReader<Object> of(Type wanted, String function, StructType schema, Optional<String> column) {
        return TypedRowReader.of(JavaType.of(wanted), function, schema, column);
    }

    /**
     * Returns the type of the column whose values a function takes; empty if it takes whole rows.
     *
     * @param wanted the type of the function's input
     * @param schema the columns of the rows
     * @param column as in {@link #of}
     * @throws IllegalArgumentException if there is no such column; the message is for the user
     */
    public static Optional<DataType> takenType(Type wanted, StructType schema, Optional<String> column) {
        return TypedRowReader.takenType(JavaType.of(wanted), schema, column);
    }

    /**
     * Makes a reader of inputs that come with their rows.
     *
     * @param wanted the type of the function's input
     * @param function the name of the function in messages
     * @param schema the columns of the rows
     * @param column as in {@link #of}
     * @throws IllegalArgumentException if the columns do not fit; the message is for the user
     */
    public static RowReader<RowInput> withRow(
            Type wanted, String function, StructType schema, Optional<String> column) {
        return new RowInputReader(new RowSchema(schema), of(wanted, function, schema, column));
    }
}
