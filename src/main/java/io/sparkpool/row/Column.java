package io.sparkpool.row;

import io.sparkpool.message.MessageText;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.StructField;

/**
 * A column of a table, or a part of the values of a column.
 *
 * @param path the name of the column, followed by those of its parts, such as {@code items[].price}
 * @param type its type
 */
record Column(String path, DataType type) {
    static Column of(StructField field) {
        return new Column(field.name(), field.dataType());
    }

    /** Returns a field of a column of structs. */
    Column field(StructField field) {
        return new Column(path + "." + field.name(), field.dataType());
    }

    /** Returns the elements of a column of arrays. */
    Column elements(ArrayType array) {
        return new Column(path + "[]", array.elementType());
    }

    /** Returns the keys of a column of maps. */
    Column keys(MapType map) {
        return new Column(path + "[key]", map.keyType());
    }

    /** Returns the values of a column of maps. */
    Column values(MapType map) {
        return new Column(path + "[]", map.valueType());
    }

    /** Returns the column in quotes and its type, as in <i>column 'id' is a bigint</i>. */
    String described() {
        return this + " is " + Words.withArticle(type.simpleString());
    }

    @Override
    public String toString() {
        return "column " + MessageText.of(path);
    }
}
