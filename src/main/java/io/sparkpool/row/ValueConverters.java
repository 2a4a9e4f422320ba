package io.sparkpool.row;

import io.sparkpool.message.MessageText;
import io.sparkpool.message.TextBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.catalyst.util.ArrayBasedMapData;
import org.apache.spark.sql.catalyst.util.GenericArrayData;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.BinaryType;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.types.TimestampNTZType;
import org.apache.spark.sql.types.TimestampType;
import org.apache.spark.unsafe.types.UTF8String;

/** Chooses the converter for the type of a column. Whether a value fits is decided value by value. */
final class ValueConverters {
    private ValueConverters() {}

    static ValueConverter of(OutputColumn column) {
        DataType type = column.type();
        if (type instanceof ArrayType array) {
            return lists(column, of(column.elements(array)));
        }
        if (type instanceof MapType map) {
            return maps(column, of(column.keys(map)), of(column.values(map)));
        }
        if (type instanceof StructType struct) {
            return new StructConverter(column, struct);
        }
        return OutputNumbers.has(type) ? OutputNumbers.of(column) : other(column);
    }

    private static ValueConverter other(OutputColumn column) {
        DataType type = column.type();
        if (type instanceof StringType) {
            return ValueConverters::text;
        }
        if (type instanceof BooleanType) {
            return as(column, Boolean.class);
        }
        if (type instanceof DateType) {
            return OutputTimes.dates(column);
        }
        if (type instanceof TimestampType) {
            return OutputTimes.timestamps(column);
        }
        if (type instanceof TimestampNTZType) {
            return OutputTimes.timestampsWithoutZone(column);
        }
        return type instanceof BinaryType ? as(column, byte[].class) : new ExternalConverter(column);
    }

    /** Converts a value, which may be null or an {@code Optional}. */
    static Object nullable(ValueConverter converter, Object value) throws InvalidValueException {
        Object present = value;
        while (present instanceof Optional<?> optional) {
            present = optional.orElse(null);
        }
        return present == null ? null : converter.convert(present);
    }

    private static ValueConverter as(OutputColumn column, Class<?> type) {
        return value -> {
            if (!type.isInstance(value)) {
                throw column.unfit(value, List.of(DataTypes.StringType));
            }
            return value;
        };
    }

    private static UTF8String text(Object value) throws InvalidValueException {
        try {
            return UTF8String.fromBytes(value instanceof String text ? TextBuffer.utf8(text) : printed(value));
        } catch (IllegalArgumentException e) {
            throw new InvalidValueException(
                    "cannot hold %s: %s; leave it out".formatted(MessageText.of(value), e.getMessage()));
        }
    }

    private static byte[] printed(Object value) {
        TextBuffer text = new TextBuffer();
        PythonText.appendStr(text, value);
        return text.toBytes();
    }

    private static ValueConverter lists(OutputColumn column, ValueConverter element) {
        return value -> {
            if (!(ScalaCollections.toJava(value) instanceof List<?> list)) {
                throw column.unfit(value, List.of(DataTypes.StringType));
            }
            return new GenericArrayData(converted(list.toArray(), element));
        };
    }

    private static Object[] converted(Object[] elements, ValueConverter converter) throws InvalidValueException {
        Object[] converted = new Object[elements.length];
        int i = 0;
        try {
            for (; i < elements.length; i++) {
                converted[i] = nullable(converter, elements[i]);
            }
        } catch (InvalidValueException e) {
            throw e.within("[" + i + "]");
        }
        return converted;
    }

    private static ValueConverter maps(OutputColumn column, ValueConverter key, ValueConverter mapped) {
        return value -> {
            if (!(ScalaCollections.toJava(value) instanceof Map<?, ?> map)) {
                throw column.unfit(value, List.of(DataTypes.StringType));
            }
            Object[] keys = new Object[map.size()];
            Object[] values = new Object[keys.length];
            int i = 0;
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                try {
                    keys[i] = key(key, entry.getKey());
                    values[i++] = nullable(mapped, entry.getValue());
                } catch (InvalidValueException e) {
                    throw e.within("[" + entry.getKey() + "]");
                }
            }
            return new ArrayBasedMapData(new GenericArrayData(keys), new GenericArrayData(values));
        };
    }

    private static Object key(ValueConverter converter, Object key) throws InvalidValueException {
        Object converted = nullable(converter, key);
        if (converted == null) {
            throw new InvalidValueException("is null, which no key of a map can be; leave the entry out");
        }
        return converted;
    }
}
