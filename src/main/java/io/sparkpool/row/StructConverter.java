package io.sparkpool.row;

import io.sparkpool.message.MessageText;
import java.util.List;
import java.util.Set;
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

    /** The names of the last value, and the position of each component among them. */
    private List<String> lastNames;

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
        this.lastNames = names;
        this.positions = IntStream.range(0, names.size()).toArray();
    }

    @Override
    public GenericInternalRow convert(Object value) throws InvalidValueException {
        if (value instanceof Row row && row.schema() == null) {
            return ofUnnamed(row);
        }
        if (value instanceof Record record) {
            RecordValues accessors = RecordValues.of(record.getClass());
            return converted(accessors.names(), accessors.values(record));
        }
        if (value instanceof Row row) {
            NamedValues named = NamedValues.of(row).orElseThrow();
            return converted(named.names(), named.values().toArray());
        }
        throw new InvalidValueException("has the columns %s, and %s has none; return a record or a Row with these columns"
                .formatted(Words.list(names), MessageText.of(value)));
    }

    private GenericInternalRow ofUnnamed(Row row) throws InvalidValueException {
        if (row.size() != converters.length) {
            throw new InvalidValueException("has %d values, and the columns are %s; return a row with these columns"
                    .formatted(row.size(), Words.list(names)));
        }
        Object[] values = new Object[converters.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = row.get(i);
        }
        return converted(names, values);
    }

    private GenericInternalRow converted(List<String> given, Object[] values) throws InvalidValueException {
        if (given != lastNames) {
            positions = positions(given);
            lastNames = given;
        }
        Object[] converted = new Object[converters.length];
        int i = 0;
        try {
            for (; i < converted.length; i++) {
                converted[i] = ValueConverters.nullable(converters[i], values[positions[i]]);
            }
        } catch (InvalidValueException e) {
            throw e.within(separator + names.get(i));
        }
        return new GenericInternalRow(converted);
    }

    private int[] positions(List<String> given) throws InvalidValueException {
        if (given.size() != names.size() || !Set.copyOf(given).equals(Set.copyOf(names))) {
            throw new InvalidValueException("has the columns %s, and those of the table are %s; return a row with these columns, or set %s to others"
                    .formatted(Words.list(given), Words.list(names), DeclaredType.KEY));
        }
        return names.stream().mapToInt(given::indexOf).toArray();
    }
}
