package io.sparkpool.source.table;

import org.apache.spark.sql.types.DataType;

/** The names of types in messages. */
final class TypeText {
    private TypeText() {}

    /** Returns the name of a type in SQL with its article, such as {@code an int}. */
    static String withArticle(DataType type) {
        String name = type.simpleString();
        return ("aeiou".indexOf(name.charAt(0)) >= 0 ? "an " : "a ") + name;
    }
}
