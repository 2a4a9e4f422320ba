package io.sparkpool.testing;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/** Compares outputs: arrays and lists by their elements, anything else by {@code equals}. */
final class Equality {
    private Equality() {}

    /** Returns the lowest position at which two lists differ, which may be the end of the shorter one; -1 if there is none. */
    static int firstDifference(List<?> one, List<?> other) {
        int common = Math.min(one.size(), other.size());
        return IntStream.range(0, common)
                .filter(i -> !areEqual(one.get(i), other.get(i)))
                .findFirst()
                .orElse(one.size() == other.size() ? -1 : common);
    }

    private static boolean areEqual(Object one, Object other) {
        if (one instanceof List<?> list && other instanceof List<?> otherList) {
            return firstDifference(list, otherList) < 0;
        }
        return one instanceof Object[] array && other instanceof Object[] otherArray
                ? areEqual(Arrays.asList(array), Arrays.asList(otherArray))
                : Objects.deepEquals(one, other);
    }

    /** Returns whether a class inherits {@code equals} from {@code Object}, so that a copy is not equal. */
    static boolean isByIdentity(Object value) {
        try {
            return !value.getClass().isArray()
                    && value.getClass().getMethod("equals", Object.class).getDeclaringClass() == Object.class;
        } catch (NoSuchMethodException e) {
            throw new AssertionError("every class has equals", e);
        }
    }
}
