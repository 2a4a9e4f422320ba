package io.sparkpool.row;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Finds the types by which text is parsed. */
final class TextSchema {
    /** The records that contain the one at hand. */
    private final Set<JavaType> open = new HashSet<>();

    private TextSchema() {}

    static StructType of(JavaType wanted, List<String> columns, Optional<String> column) {
        ColumnNames names = ColumnNames.ofInput(columns);
        DataType[] types =
                Collections.nCopies(columns.size(), DataTypes.StringType).toArray(DataType[]::new);
        if (wanted.isRecord()) {
            for (StructField component : new TextSchema().struct(wanted).fields()) {
                names.find(component.name()).ifPresent(i -> types[i] = component.dataType());
            }
        } else if (column.isPresent() || columns.size() == 1) {
            names.find(column.orElseGet(() -> columns.get(0))).ifPresent(i -> types[i] = value(wanted));
        }
        return schema(columns, types);
    }

    /** Returns the type of a value that is not in a record; what no column can be is refused by its reader. */
    private static DataType value(JavaType wanted) {
        return ValueTypes.isKnown(wanted.raw()) && wanted.raw() != Row.class
                ? new TextSchema().type(Target.ofFunction("the function", wanted))
                : DataTypes.StringType;
    }

    private DataType type(Target target) {
        JavaType type = target.type();
        if (type.raw() == Optional.class) {
            return type(target.content());
        }
        if (type.raw() == List.class) {
            return DataTypes.createArrayType(type(target.elements()));
        }
        if (type.raw() == Map.class) {
            return DataTypes.createMapType(type(target.keys()), type(target.values()));
        }
        return type.isRecord() ? struct(type) : simple(target);
    }

    private StructType struct(JavaType type) {
        if (!open.add(type)) {
            throw new IllegalArgumentException(
                    "%s contains itself, so that its columns cannot be listed; declare the columns of the input"
                            .formatted(type));
        }
        List<JavaType.Component> components = type.components();
        DataType[] types = components.stream()
                .map(component -> type(Target.ofComponent(component, type)))
                .toArray(DataType[]::new);
        open.remove(type);
        return schema(components.stream().map(JavaType.Component::name).toList(), types);
    }

    private static DataType simple(Target target) {
        if (target.type().raw() == Row.class) {
            throw new IllegalArgumentException(
                    "%s, whose columns it does not name; let it be a record, or declare the columns of the input"
                            .formatted(target.described()));
        }
        return ValueTypes.textType(target.type().raw()).orElseThrow(target::unsupported);
    }

    private static StructType schema(List<String> names, DataType[] types) {
        StructField[] fields = new StructField[types.length];
        for (int i = 0; i < fields.length; i++) {
            fields[i] = DataTypes.createStructField(names.get(i), types[i], true);
        }
        return DataTypes.createStructType(fields);
    }
}
