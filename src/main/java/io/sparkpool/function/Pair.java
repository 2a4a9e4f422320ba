package io.sparkpool.function;

import java.io.Serializable;

/**
 * Two values that belong together, such as the arguments of a function: a tuple of two in Python, and shown as one.
 *
 * @param first the first value
 * @param second the second value
 * @param <A> the type of the first value
 * @param <B> the type of the second value
 */
public record Pair<A, B>(A first, B second) implements Serializable {
    /** Returns a pair of these values. */
    public static <A, B> Pair<A, B> of(A first, B second) {
        return new Pair<>(first, second);
    }

    @Override
    public String toString() {
        return "(" + first + ", " + second + ")";
    }
}
