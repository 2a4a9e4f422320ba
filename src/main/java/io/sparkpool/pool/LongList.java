package io.sparkpool.pool;

import java.io.Serializable;
import java.util.AbstractList;
import java.util.List;
import java.util.Optional;
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

    /** One list of several, if all of them are of this kind and an array can hold them. */
    @SuppressWarnings("unchecked") // the lists hold Longs, so this does
    static <O> Optional<List<O>> join(List<List<O>> lists) {
        long length = lists.stream().mapToLong(List::size).sum();
        if (length > Integer.MAX_VALUE - 8 || !lists.stream().allMatch(LongList.class::isInstance)) {
            return Optional.empty();
        }
        long[] joined = new long[(int) length];
        int next = 0;
        for (Object list : lists) {
            long[] part = ((LongList) list).values;
            System.arraycopy(part, 0, joined, next, part.length);
            next += part.length;
        }
        return Optional.of((List<O>) new LongList(joined));
    }
}
