package io.sparkpool.row;

import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Reads rows as inputs of one type. Only what it is made from travels; the rest is made anew where it arrives.
 */
final class TypedRowReader implements RowReader<Object> {
    /** Stands for the whole row. */
    private static final int NO_COLUMN = -1;

    private final JavaType wanted;
    private final String function;
    private final StructType schema;
    private final int column;
    private final transient WholeRow whole;

    /** Reads a row, and throws an exception that lacks the name of the row's source. */
    @FunctionalInterface
    private interface WholeRow {
        Object read(InternalRow row) throws InvalidValueException;
    }

    private TypedRowReader(JavaType wanted, String function, StructType schema, int column) {
        this.wanted = wanted;
        this.function = function;
        this.schema = schema;
        this.column = column;
        this.whole = column == NO_COLUMN ? ofAllColumns() : ofOneColumn();
    }

    static TypedRowReader of(JavaType wanted, String function, StructType schema, Optional<String> column) {
        ColumnNames names = ColumnNames.ofInput(schema);
        if (!takesRow(wanted, column)) {
            int ordinal = column.map(names::require).orElseGet(() -> only(wanted, function, names));
            return new TypedRowReader(wanted, function, schema, ordinal);
        }
        if (column.isPresent()) {
            throw new IllegalArgumentException(
                    "%s takes %s, which is made of whole rows; name no column, or let it take the value of one"
                            .formatted(function, wanted.described()));
        }
        return new TypedRowReader(wanted, function, schema, NO_COLUMN);
    }

    static Optional<DataType> takenType(JavaType wanted, StructType schema, Optional<String> column) {
        return takesRow(wanted, column)
                ? Optional.empty()
                : Optional.of(schema.apply(
                                column.map(ColumnNames.ofInput(schema)::require).orElse(0))
                        .dataType());
    }

    private static boolean takesRow(JavaType wanted, Optional<String> column) {
        return wanted.isRecord() || wanted.raw() == Row.class || wanted.raw() == Object.class && column.isEmpty();
    }

    private static int only(JavaType wanted, String function, ColumnNames names) {
        if (names.names().size() == 1) {
            return 0;
        }
        throw new IllegalArgumentException(
                "%s takes %s, and the input has %d columns (%s); name one of them by --column, or let it take a record"
                        .formatted(function, wanted.described(), names.names().size(), Words.list(names.names())));
    }

    private WholeRow ofAllColumns() {
        return wanted.isRecord() ? RecordReader.of(schema, wanted)::read : RowMaker.of(schema)::read;
    }

    private WholeRow ofOneColumn() {
        StructField field = schema.apply(column);
        ValueReader reader = ValueReader.of(Column.of(field), Target.ofFunction(function, wanted));
        return row -> {
            try {
                return reader.read(row, column);
            } catch (InvalidValueException e) {
                throw e.within(field.name());
            }
        };
    }

    @Override
    public Object read(InternalRow row) throws InvalidRowException {
        try {
            return whole.read(row);
        } catch (InvalidValueException e) {
            throw e.ofRow();
        }
    }

    private Object readResolve() {
        return new TypedRowReader(wanted, function, schema, column);
    }
}
