package io.sparkpool.pool;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Runs on executors, and on the driver where it joins their lists. Gathers outputs into one list: a {@code long[]} or a
 * {@code double[]} as long as all of them are {@code Long} or {@code Double}, from the first other one on an array of
 * objects.
 */
final class ListEncoder<O> implements Encoder<O, List<O>> {
    private static final int FIRST_CAPACITY = 64;
    private static final int MAX_CAPACITY = Integer.MAX_VALUE - 8;
    /** About what a small object and the reference to it need, and a string beside its characters. */
    private static final int OBJECT_BYTES = 32;

    private enum Kind {
        LONGS,
        DOUBLES,
        OBJECTS
    }

    private Kind kind = Kind.LONGS;
    private long[] longs = new long[FIRST_CAPACITY];
    private double[] doubles = {};
    private Object[] objects = {};
    private int size;
    private long characters;

    @Override
    public void addLong(long output) {
        if (kind == Kind.LONGS) {
            if (size == longs.length) {
                longs = Arrays.copyOf(longs, grown(1));
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

    /** Takes the outputs of the chunk that comes next. */
    void addAll(List<O> outputs) {
        if (kind == Kind.LONGS && outputs instanceof LongList list) {
            if (longs.length - size < list.size()) {
                longs = Arrays.copyOf(longs, grown(list.size()));
            }
            list.copyInto(longs, size);
            size += list.size();
        } else {
            outputs.forEach(this::add);
        }
    }

    @Override
    public long sizeBytes() {
        return kind == Kind.OBJECTS ? (long) size * OBJECT_BYTES + characters : (long) size * Long.BYTES;
    }

    /** Every element was put in by {@link #add} and so is an {@code O}. */
    @Override
    @SuppressWarnings("unchecked")
    public List<O> finish() {
        return (List<O>)
                switch (kind) {
                    case LONGS -> new LongList(Arrays.copyOf(longs, size));
                    case DOUBLES -> new DoubleList(Arrays.copyOf(doubles, size));
                    case OBJECTS -> Collections.unmodifiableList(Arrays.asList(Arrays.copyOf(objects, size)));
                };
    }

    private void addOther(Object output) {
        become(output instanceof Double && (kind == Kind.DOUBLES || size == 0) ? Kind.DOUBLES : Kind.OBJECTS);
        if (kind == Kind.DOUBLES) {
            if (size == doubles.length) {
                doubles = Arrays.copyOf(doubles, grown(1));
            }
            doubles[size++] = (Double) output;
        } else {
            if (size == objects.length) {
                objects = Arrays.copyOf(objects, grown(1));
            }
            objects[size++] = output;
            characters += output instanceof String text ? text.length() : 0;
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
            doubles = new double[0];
        } else {
            doubles = new double[FIRST_CAPACITY];
        }
        longs = new long[0];
        kind = next;
    }

    /** Half as much again, at least what is needed; a list cannot be longer than an array. */
    private int grown(int more) {
        return Math.max(size + more, (int) Math.min(size * 3L / 2 + 16, MAX_CAPACITY));
    }
}
