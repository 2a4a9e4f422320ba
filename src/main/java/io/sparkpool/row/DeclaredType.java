package io.sparkpool.row;

import io.sparkpool.message.SparkMessage;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.catalyst.parser.CatalystSqlParser;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.CharType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.NullType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.types.VarcharType;

/**
 * The types that a user declares for outputs: one type, as in {@code decimal(38,0)}, or columns and their types, as in
 * {@code id BIGINT, price DOUBLE}.
 *
 * @param type the only type; empty if there are columns
 * @param columns the columns; empty if there is one type
 */
record DeclaredType(Optional<DataType> type, Optional<StructType> columns) {
    /** The key of the setting. */
    static final String KEY = "'spark.pool.output.type'";

    /**
     * Reads what a user has written.
     *
     * @throws IllegalArgumentException if it is no type; the message is for the user
     */
    static DeclaredType parse(String text) {
        DeclaredType declared = parseType(text)
                .map(type -> new DeclaredType(Optional.of(type), Optional.empty()))
                .orElseGet(() -> new DeclaredType(Optional.empty(), Optional.of(parseColumns(text))));
        Stream.concat(
                        declared.type.stream(),
                        declared.columns.stream()
                                .flatMap(columns -> Stream.of(columns.fields()))
                                .map(StructField::dataType))
                .forEach(DeclaredType::requireHolding);
        return declared;
    }

    private static Optional<DataType> parseType(String text) {
        try {
            return Optional.of(new CatalystSqlParser().parseDataType(text));
        } catch (Exception e) { // Scala throws checked exceptions without declaring them
            return Optional.empty();
        }
    }

    private static StructType parseColumns(String text) {
        try {
            StructType columns = StructType.fromDDL(text);
            if (columns.isEmpty()) {
                throw new IllegalArgumentException("it is empty");
            }
            ColumnNames.ofOutput(columns);
            return columns;
        } catch (Exception e) { // Scala throws checked exceptions without declaring them
            throw new IllegalArgumentException(
                    "neither a type nor columns with their types (%s); write for example decimal(38,0), or id BIGINT, price DOUBLE"
                            .formatted(SparkMessage.of(e)));
        }
    }

    /** Refuses types that do not hold all values of their kind, and the one that holds none. */
    private static void requireHolding(DataType type) {
        if (type instanceof CharType || type instanceof VarcharType || type instanceof NullType) {
            throw new IllegalArgumentException(
                    "%s is no type of an output; write STRING".formatted(type.catalogString()));
        }
        if (type instanceof ArrayType array) {
            requireHolding(array.elementType());
        } else if (type instanceof MapType map) {
            requireHolding(map.keyType());
            requireHolding(map.valueType());
        } else if (type instanceof StructType struct) {
            Arrays.stream(struct.fields()).map(StructField::dataType).forEach(DeclaredType::requireHolding);
        }
    }
}
