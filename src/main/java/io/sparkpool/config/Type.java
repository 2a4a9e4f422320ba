package io.sparkpool.config;

import java.time.Duration;
import java.util.List;

/**
 * The type of a setting's values, which reads and checks them.
 *
 * @param <T> the Java type of the values
 */
@FunctionalInterface
public interface Type<T> {
    /**
     * Reads a value.
     *
     * @throws IllegalArgumentException if the text is not a value of this type; the message says why and how to fix it
     */
    T read(String text);

    /** Returns all values, separated by {@code |}, if the type is a choice; an empty text if it is not. */
    default String choices() {
        return "";
    }

    /** Returns the type of whole numbers in a range that {@code int} can hold. */
    static Type<Integer> integer(int min, int max) {
        Type<Long> range = integer((long) min, (long) max);
        return text -> Math.toIntExact(range.read(text));
    }

    /** Returns the type of whole numbers in a range. */
    static Type<Long> integer(long min, long max) {
        return text -> {
            try {
                long number = Long.parseLong(text);
                if (number >= min && number <= max) {
                    return number;
                }
            } catch (NumberFormatException e) {
                // reported below, like a number outside the range
            }
            throw new IllegalArgumentException("not a whole number from %d to %d; set one".formatted(min, max));
        };
    }

    /** Returns the type of durations in Spark's units, of at least {@code min}. */
    static Type<Duration> duration(Duration min) {
        return duration(min, min.toSeconds() < 1 ? "500ms, 30s or 5min" : "30s or 5min");
    }

    /**
     * Returns the type of durations in Spark's units, of at least {@code min}.
     *
     * @param examples some that are of use here, as they are named in messages
     */
    static Type<Duration> duration(Duration min, String examples) {
        return new DurationType(min, examples);
    }

    /** Returns the type of sizes in bytes, in Spark's units, such as {@code 64m}; a number without a unit is bytes. */
    static Type<Long> bytes() {
        return new BytesType();
    }

    /** Returns the type of {@code true} and {@code false}. */
    static Type<Boolean> truth() {
        return text -> switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("neither true nor false; set one of them");
        };
    }

    /** Returns the type of a choice among an enum's constants, which are written in lower case. */
    static <E extends Enum<E>> Type<E> choice(E[] constants) {
        return new ChoiceType<>(List.of(constants));
    }

    /** Returns the type of any text. */
    static Type<String> text() {
        return text -> text;
    }
}
