package io.sparkpool.row;

import io.sparkpool.function.Pair;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Row;

/**
 * The values of an output that is printed as an object, and their names, in order. Sequences and maps of Scala are
 * lists and maps of Java in it.
 *
 * @param names the names
 * @param values as many values, some of which may be null
 */
public record NamedValues(List<String> names, List<Object> values) {
    /** Checks that each value has a name. */
    public NamedValues {
        if (names.size() != values.size()) {
            throw new IllegalArgumentException("%d names for %d values".formatted(names.size(), values.size()));
        }
    }

    /**
     * Returns the values of a record, of a row with a schema, or of a {@link RowOutput}; empty for anything else. A
     * {@link Pair} stands for a tuple, whose values have no names, and a {@link RowInput} for its row.
     */
    public static Optional<NamedValues> of(Object object) {
        if (object instanceof Record record) {
            return ofRecord(record);
        }
        return object instanceof Row row && row.schema() != null ? Optional.of(ofRow(row, 0)) : Optional.empty();
    }

    /** Returns whether an object has named values. */
    static boolean has(Object object) {
        return object instanceof Record
                ? !(object instanceof Pair<?, ?>)
                : object instanceof Row row && row.schema() != null;
    }

    private static Optional<NamedValues> ofRecord(Record record) {
        if (record instanceof Pair<?, ?>) {
            return Optional.empty();
        }
        if (record instanceof TableRow row) {
            return of(row.toRow());
        }
        if (record instanceof RowInput input) {
            return of(input.row().toRow());
        }
        if (record instanceof RowOutput output) {
            return Optional.of(ofOutput(output));
        }
        return Optional.of(record instanceof NamedValues named ? named : ofComponents(record));
    }

    private static NamedValues ofComponents(Record record) {
        RecordValues components = RecordValues.of(record.getClass());
        return new NamedValues(components.names(), Arrays.asList(components.values(record)));
    }

    private static NamedValues ofOutput(RowOutput output) {
        NamedValues extended = ofRow(output.row().toRow(), 1);
        int last = extended.names.size() - 1;
        extended.names.set(last, output.column());
        extended.values.set(last, output.value());
        return extended;
    }

    /** Returns the values of a row, and room for more. */
    private static NamedValues ofRow(Row row, int more) {
        String[] names = Arrays.copyOf(row.schema().fieldNames(), row.size() + more);
        Object[] values = new Object[names.length];
        for (int i = 0; i < row.size(); i++) {
            values[i] = ScalaCollections.toJava(row.get(i));
        }
        return new NamedValues(Arrays.asList(names), Arrays.asList(values));
    }
}
