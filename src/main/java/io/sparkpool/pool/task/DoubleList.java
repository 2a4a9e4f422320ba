package io.sparkpool.pool.task;

import java.io.Serializable;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;
import java.util.stream.DoubleStream;

/**
 * A list of {@code Double}s that cannot be changed, kept and sent as a primitive array. It is what {@code Pool.map} gives
 * where all outputs are {@code Double}s. Safe for use by several threads.
 */
public final class DoubleList extends AbstractList<Double> implements RandomAccess, Serializable {
    private final double[] values;

    /** Keeps the array itself. */
    public DoubleList(double[] values) {
        this.values = values;
    }

    /**
     * The numbers of a list; a list of this kind is given back as it is.
     *
     * @throws ClassCastException if an element is not a {@code Double}
     * @throws NullPointerException if an element is null
     */
    public static DoubleList copyOf(List<?> list) {
        return list instanceof DoubleList doubles
                ? doubles
                : new DoubleList(list.stream().mapToDouble(Double.class::cast).toArray());
    }

    /** The number at an index, without making an object of it. */
    public double getDouble(int index) {
        return values[index];
    }

    /** A new array of all numbers, in order. */
    public double[] toDoubleArray() {
        return values.clone();
    }

    /** All numbers, in order. */
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

    /** One list of several of this kind, which have {@code length} elements together. */
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
