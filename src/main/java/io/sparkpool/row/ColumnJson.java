package io.sparkpool.row;

import io.sparkpool.message.TextBuffer;
import java.util.Base64;
import org.apache.spark.sql.catalyst.expressions.SpecializedGetters;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.BinaryType;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.ByteType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.FloatType;
import org.apache.spark.sql.types.IntegerType;
import org.apache.spark.sql.types.LongType;
import org.apache.spark.sql.types.ShortType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.types.TimestampNTZType;
import org.apache.spark.sql.types.TimestampType;
import org.apache.spark.unsafe.Platform;
import org.apache.spark.unsafe.types.UTF8String;

/** Appends the values of a column, or the elements of an array, as JSON. */
@FunctionalInterface
interface ColumnJson {
    /** Appends a value that is not null. */
    void append(TextBuffer out, SpecializedGetters values, int ordinal);

    default void appendNullable(TextBuffer out, SpecializedGetters values, int ordinal) {
        if (values.isNullAt(ordinal)) {
            out.appendAscii("null");
        } else {
            append(out, values, ordinal);
        }
    }

    static ColumnJson of(DataType type) {
        if (type instanceof LongType) {
            return (out, values, ordinal) -> out.appendLong(values.getLong(ordinal));
        }
        if (type instanceof IntegerType) {
            return (out, values, ordinal) -> out.appendLong(values.getInt(ordinal));
        }
        if (type instanceof ShortType) {
            return (out, values, ordinal) -> out.appendLong(values.getShort(ordinal));
        }
        if (type instanceof ByteType) {
            return (out, values, ordinal) -> out.appendLong(values.getByte(ordinal));
        }
        if (type instanceof DoubleType) {
            return (out, values, ordinal) -> JsonBytes.appendDouble(out, values.getDouble(ordinal));
        }
        if (type instanceof FloatType) {
            return (out, values, ordinal) -> JsonBytes.appendDouble(out, values.getFloat(ordinal));
        }
        if (type instanceof DecimalType decimal) {
            return (out, values, ordinal) ->
                    appendDecimal(out, values.getDecimal(ordinal, decimal.precision(), decimal.scale()));
        }
        return ofOther(type);
    }

    private static ColumnJson ofOther(DataType type) {
        if (type instanceof StringType) {
            return (out, values, ordinal) -> appendText(out, values.getUTF8String(ordinal));
        }
        if (type instanceof BooleanType) {
            return (out, values, ordinal) -> out.appendAscii(values.getBoolean(ordinal) ? "true" : "false");
        }
        if (type instanceof DateType) {
            return (out, values, ordinal) -> JsonTime.appendDate(out, values.getInt(ordinal));
        }
        if (type instanceof TimestampType) {
            return (out, values, ordinal) -> JsonTime.appendInstant(out, values.getLong(ordinal));
        }
        if (type instanceof TimestampNTZType) {
            return (out, values, ordinal) -> JsonTime.appendLocal(out, values.getLong(ordinal));
        }
        if (type instanceof BinaryType) {
            return (out, values, ordinal) ->
                    out.appendJson(Base64.getEncoder().encodeToString(values.getBinary(ordinal)));
        }
        return ofParts(type);
    }

    private static ColumnJson ofParts(DataType type) {
        if (type instanceof StructType struct) {
            RowJson fields = new RowJson(struct);
            return (out, values, ordinal) -> fields.append(out, values.getStruct(ordinal, struct.size()));
        }
        if (type instanceof ArrayType array) {
            ColumnJson element = of(array.elementType());
            return (out, values, ordinal) -> appendArray(out, values.getArray(ordinal), element);
        }
        PresentReader reader = PresentReaders.inRow(type);
        return (out, values, ordinal) -> {
            try {
                JsonBytes.append(out, ScalaCollections.toJava(reader.read(values, ordinal)));
            } catch (InvalidValueException e) {
                throw new AssertionError("what Spark has for a value can always be read", e);
            }
        };
    }

    private static void appendDecimal(TextBuffer out, Decimal decimal) {
        if (decimal.precision() <= Decimal.MAX_LONG_DIGITS() && decimal.scale() >= 0) {
            out.appendDecimal(decimal.toUnscaledLong(), decimal.scale());
        } else {
            out.appendAscii(decimal.toJavaBigDecimal().toPlainString());
        }
    }

    private static void appendText(TextBuffer out, UTF8String text) {
        boolean inArray = text.getBaseObject() instanceof byte[];
        byte[] bytes = inArray ? (byte[]) text.getBaseObject() : text.getBytes();
        int start = inArray ? (int) (text.getBaseOffset() - Platform.BYTE_ARRAY_OFFSET) : 0;
        int before = out.size();
        boolean ascii = out.appendJson(bytes, start, text.numBytes());
        if (!ascii && !text.isValid()) {
            out.truncate(before);
            out.appendJson(text.toString()); // replaces what is not UTF-8
        }
    }

    private static void appendArray(TextBuffer out, ArrayData array, ColumnJson element) {
        int size = array.numElements();
        for (int i = 0; i < size; i++) {
            out.appendAscii(i == 0 ? '[' : ',');
            element.appendNullable(out, array, i);
        }
        out.appendAscii(size == 0 ? "[]" : "]");
    }
}
