package io.sparkpool.pool.task;

import java.io.Serializable;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;
import java.util.stream.LongStream;

/**
 * A list of {@code Long}s that cannot be changed, kept and sent as a primitive array. It is what {@code Pool.map} gives
 * where all outputs are {@code Long}s. Safe for use by several threads.
 */
public final class LongList extends AbstractList<Long> implements RandomAccess, Serializable {
    private final long[] values;

    /** Keeps the array itself. */
    public LongList(long[] values) {
        this.values = values;
    }

    /**
     * The numbers of a list; a list of this kind is given back as it is.
     *
     * @throws ClassCastException if an element is not a {@code Long}
     * @throws NullPointerException if an element is null
     */
    public static LongList copyOf(List<?> list) {
        return list instanceof LongList longs
                ? longs
                : new LongList(list.stream().mapToLong(Long.class::cast).toArray());
    }

    /** The number at an index, without making an object of it. */
    public long getLong(int index) {
        return values[index];
    }

    /** A new array of all numbers, in order. */
    public long[] toLongArray() {
        return values.clone();
    }

    /** All numbers, in order. */
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

    /** One list of several of this kind, which have {@code length} elements together. */
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
