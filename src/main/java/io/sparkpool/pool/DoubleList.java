package io.sparkpool.pool;

import java.io.Serializable;
import java.util.AbstractList;
import java.util.RandomAccess;

/** A list of {@code Double}s that cannot be changed, kept and sent as a primitive array. */
final class DoubleList extends AbstractList<Double> implements RandomAccess, Serializable {
    private final double[] values;

    /** Keeps the array itself. */
    DoubleList(double[] values) {
        this.values = values;
    }

    @Override
    public Double get(int index) {
        return values[index];
    }

    @Override
    public int size() {
        return values.length;
    }
}
