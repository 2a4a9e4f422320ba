package io.sparkpool.pool.task;

import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;

/**
 * Collects values in a list: in a {@code long[]} or a {@code double[]} as long as all of them are {@code Long} or
 * {@code Double}, and in serialized form from the first other value on.
 */
public final class ListEncoder<O> implements Encoder<O, List<O>> {
    private static final int FIRST_CAPACITY = 64;
    private static final int MAX_CAPACITY = Integer.MAX_VALUE - 8;

    private enum Kind {
        LONGS,
        DOUBLES,
        OBJECTS
    }

    /** Thrown when a value cannot be serialized. */
    public static final class UnserializableException extends RuntimeException {
        UnserializableException(Object output, IOException cause) {
            super(
                    "the output cannot be sent to the driver: "
                            + SerializationProblem.explain(output, cause, "return something else"),
                    cause);
        }

        /** Returns the exception that serializing the value threw. */
        @Override
        public synchronized IOException getCause() {
            return (IOException) super.getCause();
        }
    }

    /** Sends outputs as a list. */
    private record Lists<O>() implements Encoding<O, List<O>> {
        @Override
        public ListEncoder<O> newEncoder(OptionalLong firstIndex, long maxBytes) {
            return new ListEncoder<>(maxBytes);
        }

        @Override
        public List<O> truncate(List<O> outputs, long position) {
            return outputs.subList(0, (int) position);
        }
    }

    private final long maxBytes;
    private Kind kind = Kind.LONGS;
    private long[] longs = new long[FIRST_CAPACITY];
    private double[] doubles = {};
    private ObjectBuffer objects;
    private int size;

    /** Creates an encoder without values, which has room for this many bytes. */
    public ListEncoder(long maxBytes) {
        this.maxBytes = maxBytes;
        this.objects = new ObjectBuffer(maxBytes);
    }

    /** Returns an encoding that sends outputs as a list. */
    public static <O> Encoding<O, List<O>> encoding() {
        return new Lists<>();
    }

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

    /** Joins the lists of all chunks; an array of numbers is allocated once, with the length that it needs. */
    public static <O> List<O> join(List<List<O>> chunks) {
        List<List<O>> parts = chunks.stream().filter(chunk -> !chunk.isEmpty()).toList();
        long length = parts.stream().mapToLong(List::size).sum();
        if (length > MAX_CAPACITY) {
            throw new OutOfMemoryError("a list of %d outputs; a list has room for %d".formatted(length, MAX_CAPACITY));
        }
        if (parts.stream().allMatch(LongList.class::isInstance)) {
            return numbers(LongList.join(parts, (int) length));
        }
        if (parts.stream().allMatch(DoubleList.class::isInstance)) {
            return numbers(DoubleList.join(parts, (int) length));
        }
        return objects(parts, (int) length);
    }

    @SuppressWarnings("unchecked") // joined from lists of O
    private static <O> List<O> numbers(List<?> joined) {
        return (List<O>) joined;
    }

    @SuppressWarnings("unchecked") // the elements of lists of O
    private static <O> List<O> objects(List<List<O>> parts, int length) {
        Object[] joined = new Object[length];
        int next = 0;
        for (List<O> part : parts) {
            for (O element : part) {
                joined[next++] = element;
            }
        }
        return (List<O>) Collections.unmodifiableList(Arrays.asList(joined));
    }

    /** The arrays stay as they are up to this size: more numbers go behind it, or into copies. */
    @Override
    public Mark mark() {
        Kind kindBefore = kind;
        long[] longsBefore = longs;
        double[] doublesBefore = doubles;
        ObjectBuffer objectsBefore = objects;
        Mark inObjects = objects.mark();
        int sizeBefore = size;
        return () -> {
            kind = kindBefore;
            longs = longsBefore;
            doubles = doublesBefore;
            objects = objectsBefore;
            inObjects.reset();
            size = sizeBefore;
        };
    }

    @Override
    public long sizeBytes() {
        return kind == Kind.OBJECTS ? objects.sizeBytes() : (long) size * Long.BYTES;
    }

    @Override
    public long position() {
        return size;
    }

    @Override
    @SuppressWarnings("unchecked") // every element was added as an O
    public List<O> finish() {
        return (List<O>)
                switch (kind) {
                    case LONGS -> new LongList(size == longs.length ? longs : Arrays.copyOf(longs, size));
                    case DOUBLES -> new DoubleList(size == doubles.length ? doubles : Arrays.copyOf(doubles, size));
                    case OBJECTS -> new SerializedList<>(size, objects.segments());
                };
    }

    private void addOther(Object output) {
        if (output instanceof Double number && (kind == Kind.DOUBLES || size == 0)) {
            addDouble(number);
            return;
        }
        try {
            addObject(output);
        } catch (IOException e) {
            throw new UnserializableException(output, e);
        }
        size++;
    }

    private void addDouble(double output) {
        if (kind == Kind.LONGS) { // there is no value yet
            kind = Kind.DOUBLES;
            longs = new long[0];
        }
        if (size == doubles.length) {
            doubles = Arrays.copyOf(doubles, grown());
        }
        doubles[size++] = output;
    }

    private void addObject(Object output) throws IOException {
        if (kind == Kind.OBJECTS) {
            objects.add(output);
            return;
        }
        new ObjectBuffer(maxBytes).add(output); // throws before all numbers are written
        ObjectBuffer all = new ObjectBuffer(maxBytes);
        for (int i = 0; i < size; i++) {
            all.add(kind == Kind.LONGS ? (Object) longs[i] : (Object) doubles[i]);
        }
        all.add(output); // if it throws, the numbers stay as they are
        objects = all;
        kind = Kind.OBJECTS;
        longs = new long[0];
        doubles = new double[0];
    }

    /** Returns twice the capacity, at most the length of the longest array. */
    private int grown() {
        return (int) Math.max(size + 1, Math.min(Math.max(2L * size, FIRST_CAPACITY), MAX_CAPACITY));
    }
}
