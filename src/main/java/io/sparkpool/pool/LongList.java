package io.sparkpool.pool;

import java.io.Serializable;
import java.util.AbstractList;
import java.util.RandomAccess;

/** A list of {@code Long}s that cannot be changed, kept and sent as a primitive array. */
final class LongList extends AbstractList<Long> implements RandomAccess, Serializable {
    private final long[] values;

    /** Keeps the array itself. */
    LongList(long[] values) {
        this.values = values;
    }

    @Override
    public Long get(int index) {
        return values[index];
    }

    @Override
    public int size() {
        return values.length;
    }

    void copyInto(long[] target, int from) {
        System.arraycopy(values, 0, target, from, values.length);
    }
}
