package io.sparkpool.row;

import io.sparkpool.message.MessageText;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.types.StructType;

/** Converts records and rows by their components. Used by one thread. */
final class StructConverter implements ValueConverter {
    private final List<String> names;
    private final ValueConverter[] converters;

    /** What precedes a component in the path to it. */
    private final String separator;

    /** What had the names of the last value; the next one usually has the same. */
    private Object lastNamed;

    /** The position of each component in the last value. */
    private int[] positions;

    /** Makes a converter for a column of structs. */
    StructConverter(OutputColumn column, StructType struct) {
        this(
                struct,
                IntStream.range(0, struct.size())
                        .mapToObj(i -> column.field(struct, i))
                        .toArray(OutputColumn[]::new),
                ".");
    }

    /**
     * Makes a converter for whole rows.
     *
     * @param struct the columns
     * @param columns what each of them is
     * @param separator what precedes the name of a column in messages
     */
    StructConverter(StructType struct, OutputColumn[] columns, String separator) {
        this.names = List.of(struct.fieldNames());
        this.converters = IntStream.range(0, columns.length)
                .mapToObj(i -> ValueConverters.of(columns[i]))
                .toArray(ValueConverter[]::new);
        this.separator = separator;
    }

    @Override
    public GenericInternalRow convert(Object value) throws InvalidValueException {
        if (value instanceof Record record) {
            RecordValues components = RecordValues.of(record.getClass());
            find(components, components.names());
            Object[] values = components.values(record);
            return converted(i -> values[i]);
        }
        if (value instanceof Row row) {
            findColumns(row);
            return converted(row::get);
        }
        throw new InvalidValueException(
                "has the columns %s, and %s has none; return a record or a Row with these columns"
                        .formatted(Words.list(names), MessageText.of(value)));
    }

    /** A row without a schema has the values in the order of the columns. */
    private void findColumns(Row row) throws InvalidValueException {
        if (row.schema() != null) {
            find(row.schema(), Arrays.asList(row.schema().fieldNames()));
        } else if (row.size() == names.size()) {
            find(names, names);
        } else {
            throw new InvalidValueException(
                    "is a row of length %d, and the columns are %s; return a row with these columns"
                            .formatted(row.size(), Words.list(names)));
        }
    }

    private void find(Object named, List<String> given) throws InvalidValueException {
        if (named != lastNamed) {
            positions = positions(given);
            lastNamed = named;
        }
    }

    private GenericInternalRow converted(IntFunction<Object> values) throws InvalidValueException {
        Object[] converted = new Object[converters.length];
        int i = 0;
        try {
            for (; i < converted.length; i++) {
                converted[i] = ValueConverters.nullable(converters[i], values.apply(positions[i]));
            }
        } catch (InvalidValueException e) {
            throw e.within(separator + names.get(i));
        }
        return new GenericInternalRow(converted);
    }

    private int[] positions(List<String> given) throws InvalidValueException {
        if (given.size() != names.size() || !Set.copyOf(given).equals(Set.copyOf(names))) {
            throw new InvalidValueException(
                    "has the columns %s, and those of the table are %s; return a row with these columns, or set %s to others"
                            .formatted(Words.list(given), Words.list(names), DeclaredType.KEY));
        }
        return names.stream().mapToInt(given::indexOf).toArray();
    }
}
