package io.sparkpool.source.table;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * The columns that a function takes by their names, as it takes records, or the values of one column. Others need not
 * be read.
 *
 * @param types what the function takes, by the names of the columns; empty if it takes whole rows
 */
record TakenColumns(Map<String, Type> types) {
    /** Returns the columns that a function takes. */
    static TakenColumns of(Type input, Optional<String> column) {
        return new TakenColumns(column.map(name -> Map.of(name, input)).orElseGet(() -> components(input)));
    }

    private static Map<String, Type> components(Type input) {
        Map<String, Type> components = new LinkedHashMap<>();
        if (raw(input) instanceof Class<?> record && record.isRecord()) {
            for (RecordComponent component : record.getRecordComponents()) {
                components.put(component.getName(), component.getGenericType());
            }
        }
        return components;
    }

    /** Returns the names of the columns, in order; empty if the function takes whole rows. */
    List<String> names() {
        return List.copyOf(types.keySet());
    }

    /** Returns the columns that have to be read. Those whose names differ in case only are all read. */
    StructType of(StructType all) {
        return types.isEmpty()
                ? all
                : new StructType(Stream.of(all.fields())
                        .filter(column -> ignoringCase().containsKey(column.name()))
                        .toArray(StructField[]::new));
    }

    /**
     * Returns columns whose types were inferred, with the types that the function wants for those that it takes.
     *
     * @param wanted the types that text should have for the function
     */
    StructType retyped(StructType inferred, StructType wanted) {
        Map<String, Type> taken = ignoringCase();
        return new StructType(Stream.of(inferred.fields())
                .map(column -> taken.containsKey(column.name())
                                && !keepsInferred(
                                        column.dataType(),
                                        wanted.apply(column.name()).dataType(),
                                        taken.get(column.name()))
                        ? wanted.apply(column.name())
                        : column)
                .toArray(StructField[]::new));
    }

    /** Returns whether the function takes numbers of any kind, which are text only as no type would hold all of them. */
    private static boolean keepsInferred(DataType inferred, DataType wanted, Type taken) {
        boolean anyNumber = raw(taken) instanceof Class<?> type && Number.class.isAssignableFrom(type);
        boolean exact = inferred instanceof NumericType && !(inferred instanceof DoubleType);
        return taken == Object.class
                || wanted instanceof StringType
                        && (anyNumber && exact || taken == Number.class && inferred instanceof DoubleType);
    }

    private Map<String, Type> ignoringCase() {
        Map<String, Type> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        all.putAll(types);
        return all;
    }

    private static Type raw(Type type) {
        if (!(type instanceof ParameterizedType generic)) {
            return type;
        }
        return generic.getRawType() == Optional.class ? raw(generic.getActualTypeArguments()[0]) : generic.getRawType();
    }
}
