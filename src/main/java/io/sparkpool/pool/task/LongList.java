package io.sparkpool.pool.task;

import java.io.Serializable;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;
import java.util.stream.LongStream;

/**
 * An unmodifiable list of {@code Long}s in a primitive array. {@code Pool.map} returns one if all outputs are {@code
 * Long}s. Safe for use by several threads.
 */
public final class LongList extends AbstractList<Long> implements RandomAccess, Serializable {
    private final long[] values;

    /** Creates a list that uses the array itself, not a copy. */
    public LongList(long[] values) {
        this.values = values;
    }

    /**
     * Returns the numbers of a list; a list of this class is returned as it is.
     *
     * @throws ClassCastException if an element is not a {@code Long}
     * @throws NullPointerException if an element is null
     */
    public static LongList copyOf(List<?> list) {
        return list instanceof LongList longs
                ? longs
                : new LongList(list.stream().mapToLong(Long.class::cast).toArray());
    }

    /** Returns the number at an index, as a primitive number. */
    public long getLong(int index) {
        return values[index];
    }

    /** Returns a new array of all numbers, in order. */
    public long[] toLongArray() {
        return values.clone();
    }

    /** Returns all numbers, in order. */
    public LongStream longStream() {
        return Arrays.stream(values);
    }

    @Override
    public Long get(int index) {
        return values[index];
    }

    @Override
    public int size() {
        return values.length;
    }

    /** Joins lists of this class, which have {@code length} elements in all. */
    static LongList join(List<?> lists, int length) {
        long[] joined = new long[length];
        int next = 0;
        for (Object list : lists) {
            long[] part = ((LongList) list).values;
            System.arraycopy(part, 0, joined, next, part.length);
            next += part.length;
        }
        return new LongList(joined);
    }
}
