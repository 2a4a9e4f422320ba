package io.sparkpool.pool.task;

import java.io.Serializable;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** What is written in place of an {@code Optional} of any kind. */
final class OptionalForm implements Serializable {
    private static final long serialVersionUID = 1;

    private enum Kind {
        OBJECT,
        INT,
        LONG,
        DOUBLE
    }

    /** The position of the kind, which needs fewer bytes than the kind itself. */
    private final int kind;

    /** Null if nothing is present. */
    private final Object value;

    private OptionalForm(Kind kind, Object value) {
        this.kind = kind.ordinal();
        this.value = value;
    }

    /** Returns the form of an {@code Optional} of any kind; another object itself. */
    static Object of(Object original) {
        if (original instanceof Optional<?> optional) {
            return new OptionalForm(Kind.OBJECT, optional.orElse(null));
        }
        if (original instanceof OptionalInt optional) {
            return new OptionalForm(Kind.INT, optional.isPresent() ? optional.getAsInt() : null);
        }
        if (original instanceof OptionalLong optional) {
            return new OptionalForm(Kind.LONG, optional.isPresent() ? optional.getAsLong() : null);
        }
        return original instanceof OptionalDouble optional
                ? new OptionalForm(Kind.DOUBLE, optional.isPresent() ? optional.getAsDouble() : null)
                : original;
    }

    private Object readResolve() {
        return switch (Kind.values()[kind]) {
            case OBJECT -> Optional.ofNullable(value);
            case INT -> value == null ? OptionalInt.empty() : OptionalInt.of((Integer) value);
            case LONG -> value == null ? OptionalLong.empty() : OptionalLong.of((Long) value);
            case DOUBLE -> value == null ? OptionalDouble.empty() : OptionalDouble.of((Double) value);
        };
    }
}
