package io.sparkpool.row;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.spark.sql.types.DataTypes;

/** Converts dates and times. */
final class OutputTimes {
    private static final long MICROS_PER_SECOND = 1_000_000;
    private static final int NANOS_PER_MICRO = 1_000;

    private OutputTimes() {}

    /** Converts a value, or throws an {@link ArithmeticException} if it has no exact form. */
    @FunctionalInterface
    private interface Conversion<T> {
        Object apply(T value);
    }

    static ValueConverter dates(OutputColumn column) {
        return of(column, LocalDate.class, date -> Math.toIntExact(date.toEpochDay()));
    }

    static ValueConverter timestamps(OutputColumn column) {
        return of(column, Instant.class, OutputTimes::micros);
    }

    static ValueConverter timestampsWithoutZone(OutputColumn column) {
        return of(column, LocalDateTime.class, time -> micros(time.toInstant(ZoneOffset.UTC)));
    }

    private static <T> ValueConverter of(OutputColumn column, Class<T> taken, Conversion<T> conversion) {
        return value -> {
            try {
                if (taken.isInstance(value)) {
                    return conversion.apply(taken.cast(value));
                }
            } catch (ArithmeticException e) {
                throw column.unfit(value, List.of(DataTypes.StringType));
            }
            throw column.unfit(value, List.of(DataTypes.StringType));
        };
    }

    private static long micros(Instant instant) {
        if (instant.getNano() % NANOS_PER_MICRO != 0) {
            throw new ArithmeticException("rounding necessary");
        }
        // the last seconds before the least number of microseconds would overflow on their way
        long seconds = instant.getEpochSecond();
        long micros = instant.getNano() / NANOS_PER_MICRO;
        return seconds < 0
                ? Math.addExact(Math.multiplyExact(seconds + 1, MICROS_PER_SECOND), micros - MICROS_PER_SECOND)
                : Math.addExact(Math.multiplyExact(seconds, MICROS_PER_SECOND), micros);
    }
}
