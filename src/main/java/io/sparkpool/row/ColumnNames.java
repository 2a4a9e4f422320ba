package io.sparkpool.row;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.spark.sql.types.StructType;

/**
 * The names of the columns of a table, or of the fields of a column of structs. A column is found by its exact name, or
 * else ignoring case if only one matches, as Spark does.
 *
 * @param owner what has the columns, in messages
 * @param noun what it calls them: a column or a field
 * @param names the names, in the order of the columns
 */
record ColumnNames(String owner, String noun, List<String> names) {
    /** Refuses two columns of one name. */
    ColumnNames {
        names = List.copyOf(names);
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (!seen.add(name)) {
                throw new IllegalArgumentException(
                        "%s has two %ss with the name '%s'; rename one of them".formatted(owner, noun, name));
            }
        }
    }

    static ColumnNames ofInput(List<String> names) {
        return new ColumnNames("the input", "column", names);
    }

    static ColumnNames ofInput(StructType schema) {
        return ofInput(List.of(schema.fieldNames()));
    }

    /** Names the columns of a table that is written. */
    static ColumnNames ofOutput(StructType schema) {
        return new ColumnNames("the table", "column", List.of(schema.fieldNames()));
    }

    static ColumnNames ofStruct(Column column, StructType struct) {
        return new ColumnNames(column.toString(), "field", List.of(struct.fieldNames()));
    }

    /** Returns the position of the column of a component. */
    int require(String component, JavaType type) {
        return find(component)
                .orElseThrow(() -> new IllegalArgumentException(
                        "%s has the component '%s', and %s has no %s of that name (%s); rename one of the two, or remove the component"
                                .formatted(type, component, owner, noun, Words.nearest(component, names))));
    }

    /** Returns the position of a column that a user has named. */
    int require(String column) {
        return find(column)
                .orElseThrow(() -> new IllegalArgumentException("%s has no column '%s' (%s); name one of its columns"
                        .formatted(owner, column, Words.nearest(column, names))));
    }

    /**
     * Returns the position of a column.
     *
     * @throws IllegalArgumentException if several match, ignoring case
     */
    Optional<Integer> find(String name) {
        if (names.contains(name)) {
            return Optional.of(names.indexOf(name));
        }
        List<Integer> matching = IntStream.range(0, names.size())
                .filter(i -> names.get(i).equalsIgnoreCase(name))
                .boxed()
                .toList();
        if (matching.size() > 1) {
            throw new IllegalArgumentException(
                    "%s has no %s '%s', but several that differ in case only (%s); rename them"
                            .formatted(
                                    owner,
                                    noun,
                                    name,
                                    Words.list(matching.stream().map(names::get).toList())));
        }
        return matching.stream().findFirst();
    }
}
