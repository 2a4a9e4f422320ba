package io.sparkpool.config;

import java.time.Duration;
import java.util.List;

/**
 * The type of a setting's values: reads and checks them. Every number, duration and choice that a user writes is read here.
 *
 * @param <T> what the text stands for
 */
public interface Type<T> {
    /**
     * Reads a value.
     *
     * @throws IllegalArgumentException if the text is no such value; the message says why and how to fix it
     */
    T read(String text);

    /** Returns all values, separated by {@code |}, if the type is a choice; an empty text if it is not. */
    default String choices() {
        return "";
    }

    /** Returns the type of whole numbers in a range that {@code int} can hold. */
    static Type<Integer> integer(int min, int max) {
        return new IntegerType(min, max);
    }

    /** Returns the type of whole numbers in a range. */
    static Type<Long> integer(long min, long max) {
        return new LongType(min, max);
    }

    /** Returns the type of durations in Spark's units, from a shortest one on. */
    static Type<Duration> duration(Duration min) {
        return new DurationType(min);
    }

    /** Returns the type of a choice among an enum's constants, which are written in lower case. */
    static <E extends Enum<E>> Type<E> choice(E[] constants) {
        return new ChoiceType<>(List.of(constants));
    }

    /** Returns the type of any text. */
    static Type<String> text() {
        return new TextType();
    }
}
