package io.sparkpool.row;

import java.util.Objects;
import java.util.Optional;
import org.apache.spark.sql.catalyst.expressions.SpecializedGetters;

/**
 * Reads a value of a row or an array, or null.
 *
 * @param present reads any other value than null
 * @param ofNull what null is read as
 */
record ValueReader(PresentReader present, OfNull ofNull) {
    /** What null is read as. */
    @FunctionalInterface
    interface OfNull {
        Object value() throws InvalidValueException;
    }

    ValueReader {
        Objects.requireNonNull(present, "present is null");
        Objects.requireNonNull(ofNull, "ofNull is null");
    }

    /**
     * Makes a reader.
     *
     * @throws IllegalArgumentException if the values of the column can never be what is wanted
     */
    static ValueReader of(Column column, Target target) {
        Class<?> raw = target.type().raw();
        if (raw == Optional.class) {
            ValueReader content = of(column, target.content());
            return new ValueReader(
                    (values, ordinal) -> Optional.ofNullable(content.present.read(values, ordinal)), Optional::empty);
        }
        PresentReader present = PresentReaders.of(column, target);
        return new ValueReader(present, raw.isPrimitive() ? () -> refuseNull(target) : () -> null);
    }

    Object read(SpecializedGetters values, int ordinal) throws InvalidValueException {
        return values.isNullAt(ordinal) ? ofNull.value() : present.read(values, ordinal);
    }

    private static Object refuseNull(Target target) throws InvalidValueException {
        throw new InvalidValueException(
                "is null, and %s; %s to take nulls".formatted(target.described(), target.adviceToTakeNulls()));
    }
}
