package io.sparkpool.row;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.BoundReference;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.InterpretedUnsafeProjection;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.catalyst.expressions.codegen.UnsafeRowWriter;
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
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.types.TimestampNTZType;
import org.apache.spark.sql.types.TimestampType;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Turns rows into Spark's rows of bytes. Spark itself compiles a class for the columns, which takes as long as the rows of
 * a small job; so the values of simple columns are written one by one here.
 */
@FunctionalInterface
interface RowBytes {
    /** Returns the row of bytes, which is the same object for each row. */
    UnsafeRow of(InternalRow row);

    /** Writes a value that is not null. */
    @FunctionalInterface
    interface Value {
        void write(UnsafeRowWriter out, InternalRow row, int ordinal);
    }

    /** Makes what turns rows with these columns into bytes; each thread has its own. */
    static RowBytes with(StructType columns) {
        List<Optional<Value>> values = Stream.of(columns.fields())
                .map(StructField::dataType)
                .map(RowBytes::simple)
                .toList();
        return values.stream().allMatch(Optional::isPresent)
                ? simple(columns, values.stream().map(Optional::get).toArray(Value[]::new))
                : any(columns);
    }

    private static RowBytes simple(StructType columns, Value[] values) {
        UnsafeRowWriter out = new UnsafeRowWriter(values.length);
        return row -> {
            out.reset();
            out.zeroOutNullBytes();
            for (int i = 0; i < values.length; i++) {
                if (row.isNullAt(i)) {
                    writeNull(out, columns, i);
                } else {
                    values[i].write(out, row, i);
                }
            }
            return out.getRow();
        };
    }

    /** A decimal of many digits has its room even if it is null. */
    private static void writeNull(UnsafeRowWriter out, StructType columns, int ordinal) {
        if (columns.apply(ordinal).dataType() instanceof DecimalType decimal
                && decimal.precision() > Decimal.MAX_LONG_DIGITS()) {
            out.write(ordinal, (Decimal) null, decimal.precision(), decimal.scale());
        } else {
            out.setNullAt(ordinal);
        }
    }

    /** Returns a projection of Spark that needs no class of its own. */
    private static RowBytes any(StructType columns) {
        List<Expression> values = new ArrayList<>();
        for (StructField column : columns.fields()) {
            values.add(new BoundReference(values.size(), column.dataType(), true));
        }
        return InterpretedUnsafeProjection.createProjection(
                CollectionConverters.asScala(values).toSeq())::apply;
    }

    private static Optional<Value> simple(DataType type) {
        if (type instanceof LongType || type instanceof TimestampType || type instanceof TimestampNTZType) {
            return Optional.of((out, row, i) -> out.write(i, row.getLong(i)));
        }
        if (type instanceof IntegerType || type instanceof DateType) {
            return Optional.of((out, row, i) -> out.write(i, row.getInt(i)));
        }
        if (type instanceof DoubleType) {
            return Optional.of((out, row, i) -> out.write(i, row.getDouble(i)));
        }
        if (type instanceof StringType) {
            return Optional.of((out, row, i) -> out.write(i, row.getUTF8String(i)));
        }
        if (type instanceof DecimalType decimal) {
            int precision = decimal.precision();
            int scale = decimal.scale();
            return Optional.of((out, row, i) -> out.write(i, row.getDecimal(i, precision, scale), precision, scale));
        }
        return rare(type);
    }

    private static Optional<Value> rare(DataType type) {
        if (type instanceof FloatType) {
            return Optional.of((out, row, i) -> out.write(i, row.getFloat(i)));
        }
        if (type instanceof ShortType) {
            return Optional.of((out, row, i) -> out.write(i, row.getShort(i)));
        }
        if (type instanceof ByteType) {
            return Optional.of((out, row, i) -> out.write(i, row.getByte(i)));
        }
        if (type instanceof BooleanType) {
            return Optional.of((out, row, i) -> out.write(i, row.getBoolean(i)));
        }
        return type instanceof BinaryType
                ? Optional.of((out, row, i) -> out.write(i, row.getBinary(i)))
                : Optional.empty();
    }
}
