package io.sparkpool.pool.task;

import java.io.Serializable;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;
import java.util.stream.DoubleStream;

/**
 * An unmodifiable list of {@code Double}s in a primitive array. {@code Pool.map} returns one if all outputs are {@code
 * Double}s. Safe for use by several threads.
 */
public final class DoubleList extends AbstractList<Double> implements RandomAccess, Serializable {
    private final double[] values;

    /** Creates a list that uses the array itself, not a copy. */
    public DoubleList(double[] values) {
        this.values = values;
    }

    /**
     * Returns the numbers of a list; a list of this class is returned as it is.
     *
     * @throws ClassCastException if an element is not a {@code Double}
     * @throws NullPointerException if an element is null
     */
    public static DoubleList copyOf(List<?> list) {
        return list instanceof DoubleList doubles
                ? doubles
                : new DoubleList(list.stream().mapToDouble(Double.class::cast).toArray());
    }

    /** Returns the number at an index, as a primitive number. */
    public double getDouble(int index) {
        return values[index];
    }

    /** Returns a new array of all numbers, in order. */
    public double[] toDoubleArray() {
        return values.clone();
    }

    /** Returns all numbers, in order. */
    public DoubleStream doubleStream() {
        return Arrays.stream(values);
    }

    @Override
    public Double get(int index) {
        return values[index];
    }

    @Override
    public int size() {
        return values.length;
    }

    /** Joins lists of this class, which have {@code length} elements in all. */
    static DoubleList join(List<?> lists, int length) {
        double[] joined = new double[length];
        int next = 0;
        for (Object list : lists) {
            double[] part = ((DoubleList) list).values;
            System.arraycopy(part, 0, joined, next, part.length);
            next += part.length;
        }
        return new DoubleList(joined);
    }
}
