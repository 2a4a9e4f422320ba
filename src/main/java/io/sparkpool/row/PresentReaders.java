package io.sparkpool.row;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.CatalystTypeConverters;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.SpecializedGetters;
import org.apache.spark.sql.catalyst.expressions.UnsafeArrayData;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.BinaryType;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.types.TimestampNTZType;
import org.apache.spark.sql.types.TimestampType;
import scala.Function1;

/** Chooses the reader for the type of a column and the type that is wanted. */
final class PresentReaders {
    private static final long MICROS_PER_SECOND = 1_000_000;
    private static final long NANOS_PER_MICRO = 1_000;

    private PresentReaders() {}

    /** Makes a reader, or throws an {@link IllegalArgumentException} if the types do not fit. */
    static PresentReader of(Column column, Target target) {
        JavaType type = target.type();
        if (type.isRecord()) {
            if (column.type() instanceof StructType struct) {
                return RecordReader.of(struct, type, column)::readStruct;
            }
        } else if (!ValueTypes.isKnown(type.raw())) {
            throw target.unsupported();
        }
        Class<?> wanted = ValueTypes.boxed(type.raw());
        Class<?> natural = ValueTypes.natural(column.type());
        if (wanted == Object.class || wanted == natural) {
            return natural(column, target);
        }
        return NumberReaders.of(column, target).orElseThrow(() -> mismatch(column, target));
    }

    private static IllegalArgumentException mismatch(Column column, Target target) {
        return new IllegalArgumentException(
                "%s, and %s; %s".formatted(column.described(), target.described(), target.adviceToTake(column.type())));
    }

    /** Makes a reader of the values as they are. */
    private static PresentReader natural(Column column, Target target) {
        DataType type = column.type();
        if (type instanceof ArrayType array) {
            return CollectionReaders.list(ValueReader.of(column.elements(array), target.elements()));
        }
        if (type instanceof MapType map) {
            return CollectionReaders.map(
                    ValueReader.of(column.keys(map), target.keys()),
                    ValueReader.of(column.values(map), target.values()));
        }
        return scalar(type);
    }

    /** Makes a reader of the values of a column in a {@link Row}, which has the collections of Scala. */
    static PresentReader inRow(DataType type) {
        if (type instanceof ArrayType array) {
            return CollectionReaders.seq(nullable(array.elementType()));
        }
        if (type instanceof MapType map) {
            return CollectionReaders.scalaMap(nullable(map.keyType()), nullable(map.valueType()));
        }
        return scalar(type);
    }

    private static ValueReader nullable(DataType type) {
        return new ValueReader(inRow(type), () -> null);
    }

    private static PresentReader scalar(DataType type) {
        if (type instanceof StructType struct) {
            RowMaker rows = RowMaker.of(struct);
            return (values, ordinal) -> rows.read(values.getStruct(ordinal, struct.size()));
        }
        return NumberReaders.natural(type).orElseGet(() -> other(type));
    }

    private static PresentReader other(DataType type) {
        if (type instanceof StringType) {
            return (values, ordinal) -> values.getUTF8String(ordinal).toString();
        }
        if (type instanceof BooleanType) {
            return SpecializedGetters::getBoolean;
        }
        if (type instanceof DateType) {
            return (values, ordinal) -> LocalDate.ofEpochDay(values.getInt(ordinal));
        }
        if (type instanceof TimestampType) {
            return (values, ordinal) -> instant(values.getLong(ordinal));
        }
        if (type instanceof TimestampNTZType) {
            return (values, ordinal) -> LocalDateTime.ofInstant(instant(values.getLong(ordinal)), ZoneOffset.UTC);
        }
        return type instanceof BinaryType ? PresentReaders::bytes : external(type);
    }

    /** Makes a reader of a type that Java has no common class for, such as an interval. */
    private static PresentReader external(DataType type) {
        Function1<Object, Object> converter = CatalystTypeConverters.createToScalaConverter(type);
        return (values, ordinal) -> converter.apply(InternalRow.copyValue(values.get(ordinal, type)));
    }

    private static Instant instant(long micros) {
        return Instant.ofEpochSecond(
                Math.floorDiv(micros, MICROS_PER_SECOND), Math.floorMod(micros, MICROS_PER_SECOND) * NANOS_PER_MICRO);
    }

    /** Returns bytes that nobody else has; those of an unsafe row are a copy already. */
    private static byte[] bytes(SpecializedGetters values, int ordinal) {
        byte[] bytes = values.getBinary(ordinal);
        return values instanceof UnsafeRow || values instanceof UnsafeArrayData ? bytes : bytes.clone();
    }
}
