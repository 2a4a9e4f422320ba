package io.sparkpool.row;

import java.lang.invoke.MethodType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructType;

/** The types of Java that values of columns can be read as, and the types of columns that hold each of them. */
final class ValueTypes {
    /** Text is read as one of these types exactly, whatever its length; no type of a column holds them all. */
    private static final DataType TEXT = DataTypes.StringType;

    private static final Map<Class<?>, DataType> SIMPLE = Map.ofEntries(
            Map.entry(long.class, DataTypes.LongType),
            Map.entry(Long.class, DataTypes.LongType),
            Map.entry(int.class, DataTypes.IntegerType),
            Map.entry(Integer.class, DataTypes.IntegerType),
            Map.entry(short.class, DataTypes.ShortType),
            Map.entry(Short.class, DataTypes.ShortType),
            Map.entry(byte.class, DataTypes.ByteType),
            Map.entry(Byte.class, DataTypes.ByteType),
            Map.entry(double.class, DataTypes.DoubleType),
            Map.entry(Double.class, DataTypes.DoubleType),
            Map.entry(float.class, DataTypes.FloatType),
            Map.entry(Float.class, DataTypes.FloatType),
            Map.entry(boolean.class, DataTypes.BooleanType),
            Map.entry(Boolean.class, DataTypes.BooleanType),
            Map.entry(Number.class, TEXT),
            Map.entry(BigInteger.class, TEXT),
            Map.entry(BigDecimal.class, TEXT),
            Map.entry(String.class, TEXT),
            Map.entry(Object.class, TEXT),
            Map.entry(LocalDate.class, DataTypes.DateType),
            Map.entry(Instant.class, DataTypes.TimestampType),
            Map.entry(LocalDateTime.class, DataTypes.TimestampNTZType),
            Map.entry(byte[].class, DataTypes.BinaryType));

    private static final Map<DataType, Class<?>> NATURAL = Map.ofEntries(
            Map.entry(DataTypes.LongType, Long.class),
            Map.entry(DataTypes.IntegerType, Integer.class),
            Map.entry(DataTypes.ShortType, Short.class),
            Map.entry(DataTypes.ByteType, Byte.class),
            Map.entry(DataTypes.DoubleType, Double.class),
            Map.entry(DataTypes.FloatType, Float.class),
            Map.entry(DataTypes.BooleanType, Boolean.class),
            Map.entry(DataTypes.DateType, LocalDate.class),
            Map.entry(DataTypes.TimestampType, Instant.class),
            Map.entry(DataTypes.TimestampNTZType, LocalDateTime.class),
            Map.entry(DataTypes.BinaryType, byte[].class));

    private ValueTypes() {}

    /** Returns whether a type that is not a record can be read from columns. */
    static boolean isKnown(Class<?> type) {
        return SIMPLE.containsKey(type)
                || type == List.class
                || type == Map.class
                || type == Optional.class
                || type == Row.class;
    }

    /** Returns the type by which text is parsed for a value that is neither a record nor made of other values. */
    static Optional<DataType> textType(Class<?> type) {
        return Optional.ofNullable(SIMPLE.get(type));
    }

    static Class<?> boxed(Class<?> type) {
        return MethodType.methodType(type).wrap().returnType();
    }

    static Class<?> unboxed(Class<?> type) {
        return MethodType.methodType(type).unwrap().returnType();
    }

    /** Returns the class of the values of a column, where nothing else is asked for. */
    static Class<?> natural(DataType type) {
        if (type instanceof DecimalType) {
            return BigDecimal.class;
        }
        if (type instanceof StringType) {
            return String.class;
        }
        if (type instanceof ArrayType) {
            return List.class;
        }
        if (type instanceof MapType) {
            return Map.class;
        }
        return type instanceof StructType ? Row.class : NATURAL.getOrDefault(type, Object.class);
    }
}
