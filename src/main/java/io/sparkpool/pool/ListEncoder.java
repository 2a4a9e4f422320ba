package io.sparkpool.pool;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Runs on executors, and on the driver where it joins lists of several kinds. Gathers outputs into one list: a
 * {@code long[]} or a {@code double[]} as long as all of them are {@code Long} or {@code Double}, from the first other one
 * on an array of objects.
 */
final class ListEncoder<O> implements Encoder<O, List<O>> {
    private static final int FIRST_CAPACITY = 64;
    private static final int MAX_CAPACITY = Integer.MAX_VALUE - 8;

    private enum Kind {
        LONGS,
        DOUBLES,
        OBJECTS
    }

    private Kind kind = Kind.LONGS;
    private long[] longs = new long[FIRST_CAPACITY];
    private double[] doubles = {};
    private Object[] objects = {};
    private final ObjectSizes objectSizes = new ObjectSizes();
    private int size;
    private long objectBytes;

    @Override
    public void addLong(long output) {
        if (kind == Kind.LONGS) {
            if (size == longs.length) {
                longs = Arrays.copyOf(longs, grown());
            }
            longs[size++] = output;
        } else {
            addOther(output);
        }
    }

    @Override
    public void add(O output) {
        if (output instanceof Long number) {
            addLong(number);
        } else {
            addOther(output);
        }
    }

    /** Makes one list of those of all chunks; an array of numbers is made once, with the length that it needs. */
    static <O> List<O> join(List<List<O>> chunks) {
        List<List<O>> parts = chunks.stream().filter(chunk -> !chunk.isEmpty()).toList();
        long length = parts.stream().mapToLong(List::size).sum();
        if (length <= MAX_CAPACITY && parts.stream().allMatch(LongList.class::isInstance)) {
            return numbers(LongList.join(parts, (int) length));
        }
        if (length <= MAX_CAPACITY && parts.stream().allMatch(DoubleList.class::isInstance)) {
            return numbers(DoubleList.join(parts, (int) length));
        }
        ListEncoder<O> outputs = new ListEncoder<>();
        parts.forEach(chunk -> chunk.forEach(outputs::add));
        return outputs.finish();
    }

    /** What was joined of lists of {@code O} is one, too. */
    @SuppressWarnings("unchecked")
    private static <O> List<O> numbers(List<?> joined) {
        return (List<O>) joined;
    }

    @Override
    public long sizeBytes() {
        return kind == Kind.OBJECTS ? objectBytes : (long) size * Long.BYTES;
    }

    /** Every element was put in by {@link #add} and so is an {@code O}. */
    @Override
    @SuppressWarnings("unchecked")
    public List<O> finish() {
        return (List<O>)
                switch (kind) {
                    case LONGS -> new LongList(size == longs.length ? longs : Arrays.copyOf(longs, size));
                    case DOUBLES -> new DoubleList(size == doubles.length ? doubles : Arrays.copyOf(doubles, size));
                    case OBJECTS -> Collections.unmodifiableList(Arrays.asList(Arrays.copyOf(objects, size)));
                };
    }

    private void addOther(Object output) {
        become(output instanceof Double && (kind == Kind.DOUBLES || size == 0) ? Kind.DOUBLES : Kind.OBJECTS);
        if (kind == Kind.DOUBLES) {
            if (size == doubles.length) {
                doubles = Arrays.copyOf(doubles, grown());
            }
            doubles[size++] = (Double) output;
        } else {
            if (size == objects.length) {
                objects = Arrays.copyOf(objects, grown());
            }
            objects[size++] = output;
            objectBytes += objectSizes.of(output);
        }
    }

    /** Moves what is there to the other kind of array. */
    private void become(Kind next) {
        if (kind == next) {
            return;
        }
        if (next == Kind.OBJECTS) {
            Object[] moved = new Object[Math.max(size, FIRST_CAPACITY)];
            for (int i = 0; i < size; i++) {
                moved[i] = kind == Kind.LONGS ? (Object) longs[i] : (Object) doubles[i];
            }
            objects = moved;
            objectBytes = (long) size * ObjectSizes.SMALL;
            doubles = new double[0];
        } else {
            doubles = new double[FIRST_CAPACITY];
        }
        longs = new long[0];
        kind = next;
    }

    /** Twice as much; a list cannot be longer than an array. */
    private int grown() {
        return (int) Math.max(size + 1, Math.min(Math.max(2L * size, FIRST_CAPACITY), MAX_CAPACITY));
    }
}
