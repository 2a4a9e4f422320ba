package io.sparkpool.source.table;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** The columns that a function takes, so that others need not be read. */
final class TakenColumns {
    private final Optional<Set<String>> names;

    private TakenColumns(Optional<Set<String>> names) {
        this.names = names;
    }

    static TakenColumns of(TableRequest request) {
        return new TakenColumns(namesOf(request).map(TakenColumns::ignoringCase));
    }

    /** Returns the names of the columns that a function names; empty if it takes all columns, or the only one. */
    static Optional<List<String>> namesOf(TableRequest request) {
        return request.column()
                .map(List::of)
                .or(() -> componentsOf(request.wanted().type()));
    }

    /** Returns whether only some columns are taken by name. */
    boolean areNamed() {
        return names.isPresent();
    }

    /** Returns whether a column may be one of them. Columns that differ in case only are all taken. */
    boolean contain(String column) {
        return names.map(all -> all.contains(column)).orElse(true);
    }

    /** Returns the columns that are taken. */
    StructType of(StructType schema) {
        return new StructType(Stream.of(schema.fields())
                .filter(column -> contain(column.name()))
                .toArray(StructField[]::new));
    }

    /** Returns the names of the components of a record. */
    static Optional<List<String>> componentsOf(Type type) {
        Type raw = type instanceof ParameterizedType generic ? generic.getRawType() : type;
        return raw instanceof Class<?> record && record.isRecord()
                ? Optional.of(Stream.of(record.getRecordComponents())
                        .map(RecordComponent::getName)
                        .toList())
                : Optional.empty();
    }

    private static Set<String> ignoringCase(List<String> names) {
        Set<String> all = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        all.addAll(names);
        return all;
    }
}
