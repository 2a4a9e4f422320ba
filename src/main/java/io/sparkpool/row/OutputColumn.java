package io.sparkpool.row;

import io.sparkpool.message.MessageText;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * A column that outputs are written to, or a part of its values.
 *
 * @param type its type
 * @param declaration what precedes the type of the whole column where a user declares it
 * @param enclosing makes the type of the whole column of another type of this part
 */
record OutputColumn(DataType type, String declaration, UnaryOperator<DataType> enclosing) {
    /** Describes the only column that a user can declare. */
    static OutputColumn only(DataType type) {
        return new OutputColumn(type, "", UnaryOperator.identity());
    }

    /** Describes one of several columns. */
    static OutputColumn of(StructField field) {
        return new OutputColumn(field.dataType(), field.name() + " ", UnaryOperator.identity());
    }

    OutputColumn elements(ArrayType array) {
        return part(array.elementType(), DataTypes::createArrayType);
    }

    OutputColumn keys(MapType map) {
        return part(map.keyType(), other -> DataTypes.createMapType(other, map.valueType()));
    }

    OutputColumn values(MapType map) {
        return part(map.valueType(), other -> DataTypes.createMapType(map.keyType(), other));
    }

    OutputColumn field(StructType struct, int index) {
        return part(struct.apply(index).dataType(), other -> {
            StructField[] fields = struct.fields().clone();
            fields[index] = DataTypes.createStructField(fields[index].name(), other, true);
            return new StructType(fields);
        });
    }

    private OutputColumn part(DataType part, UnaryOperator<DataType> container) {
        return new OutputColumn(part, declaration, other -> enclosing.apply(container.apply(other)));
    }

    /** Returns the exception for a value that the column cannot hold, but that others could. */
    InvalidValueException unfit(Object value, List<DataType> others) {
        String types = others.stream()
                .map(other -> declaration + enclosing.apply(other).catalogString())
                .collect(Collectors.joining(" or "));
        return new InvalidValueException("is %s, which cannot hold %s; set %s to %s"
                .formatted(Words.withArticle(type.catalogString()), MessageText.of(value), DeclaredType.KEY, types));
    }
}
