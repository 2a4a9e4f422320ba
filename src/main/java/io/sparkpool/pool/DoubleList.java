package io.sparkpool.pool;

import java.io.Serializable;
import java.util.AbstractList;
import java.util.List;
import java.util.Optional;
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

    /** One list of several, if all of them are of this kind and an array can hold them. */
    @SuppressWarnings("unchecked") // the lists hold Doubles, so this does
    static <O> Optional<List<O>> join(List<List<O>> lists) {
        long length = lists.stream().mapToLong(List::size).sum();
        if (length > Integer.MAX_VALUE - 8 || !lists.stream().allMatch(DoubleList.class::isInstance)) {
            return Optional.empty();
        }
        double[] joined = new double[(int) length];
        int next = 0;
        for (Object list : lists) {
            double[] part = ((DoubleList) list).values;
            System.arraycopy(part, 0, joined, next, part.length);
            next += part.length;
        }
        return Optional.of((List<O>) new DoubleList(joined));
    }
}
