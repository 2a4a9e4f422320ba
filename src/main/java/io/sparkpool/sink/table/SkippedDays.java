package io.sparkpool.sink.table;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.spark.sql.catalyst.expressions.SpecializedGetters;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.catalyst.util.MapData;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.types.TimestampType;

/**
 * Finds dates and times on the ten days of October 1582 that the change of the calendar skipped. ORC would make another
 * day of them.
 */
final class SkippedDays {
    private static final long FIRST = LocalDate.of(1582, 10, 5).toEpochDay();
    private static final long AFTER = LocalDate.of(1582, 10, 15).toEpochDay();

    private final Fields columns;

    /** Looks at a value that is not null. */
    @FunctionalInterface
    private interface Check {
        /** Throws an exception if the value is, or contains, such a day. */
        void refuse(SpecializedGetters values, int ordinal);
    }

    /** The check of a value of a row or a struct. */
    private record Field(int ordinal, Check check) {
        void refuse(SpecializedGetters values) {
            if (!values.isNullAt(ordinal)) {
                check.refuse(values, ordinal);
            }
        }
    }

    /** The checks of a row or a struct. */
    private record Fields(List<Field> fields) {
        static Fields of(StructType struct) {
            return new Fields(IntStream.range(0, struct.size())
                    .boxed()
                    .flatMap(i -> check(struct.apply(i).dataType()).stream().map(check -> new Field(i, check)))
                    .toList());
        }

        void refuse(SpecializedGetters values) {
            for (Field field : fields) {
                field.refuse(values);
            }
        }
    }

    SkippedDays(StructType columns) {
        this.columns = Fields.of(columns);
    }

    /**
     * Looks at a row.
     *
     * @throws IllegalArgumentException if it has such a day
     */
    void refuse(SpecializedGetters row) {
        columns.refuse(row);
    }

    /** Returns the check of values of a type, if they may contain days. */
    private static Optional<Check> check(DataType type) {
        if (type instanceof DateType) {
            return Optional.of((values, ordinal) -> refuseDay(values.getInt(ordinal)));
        }
        if (type instanceof TimestampType) {
            return Optional.of((values, ordinal) -> refuseTime(values.getLong(ordinal)));
        }
        if (type instanceof StructType struct) {
            Fields fields = Fields.of(struct);
            return Optional.of(fields)
                    .filter(some -> !some.fields().isEmpty())
                    .map(some -> (values, ordinal) -> some.refuse(values.getStruct(ordinal, struct.size())));
        }
        if (type instanceof ArrayType array) {
            return check(array.elementType())
                    .map(element -> (values, ordinal) -> refuseAny(values.getArray(ordinal), element));
        }
        return type instanceof MapType map ? check(map) : Optional.empty();
    }

    private static Optional<Check> check(MapType type) {
        Optional<Check> key = check(type.keyType());
        Optional<Check> value = check(type.valueType());
        if (key.isEmpty() && value.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of((values, ordinal) -> {
            MapData map = values.getMap(ordinal);
            key.ifPresent(check -> refuseAny(map.keyArray(), check));
            value.ifPresent(check -> refuseAny(map.valueArray(), check));
        });
    }

    private static void refuseAny(ArrayData array, Check element) {
        for (int i = 0; i < array.numElements(); i++) {
            new Field(i, element).refuse(array);
        }
    }

    private static void refuseDay(long day) {
        if (day >= FIRST && day < AFTER) {
            throw new IllegalArgumentException(
                    "ORC files have no day %s, which the change of the calendar skipped; write parquet or json"
                            .formatted(LocalDate.ofEpochDay(day)));
        }
    }

    /** ORC files have the times of the machine's time zone. */
    private static void refuseTime(long micros) {
        long day = Math.floorDiv(micros, ChronoUnit.DAYS.getDuration().toNanos() / 1000);
        if (day >= FIRST - 1 && day <= AFTER) {
            Instant time = Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
            refuseDay(LocalDate.ofInstant(time, ZoneId.systemDefault()).toEpochDay());
        }
    }
}
