package io.sparkpool.pool.task;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;

/**
 * An unmodifiable list of objects that is sent in serialized form. It reads its elements when the first one is asked
 * for, with the context class loader of the thread that received the list. So Spark's own threads, which may die when
 * an object cannot be read, do not read them, and elements that nobody uses are not read. Once read, the list cannot be
 * sent again.
 */
public final class SerializedList<O> extends AbstractList<O> implements RandomAccess, Serializable {
    private final int size;

    /** Guarded by this; null once the elements are read. */
    private List<Segment> segments;

    /** Guarded by this; null until the elements are read. */
    private transient Object[] elements;

    /** Finds the classes of the elements. */
    private transient ClassLoader classes = Thread.currentThread().getContextClassLoader();

    /** Objects in a stream of their own. */
    record Segment(byte[] bytes, int objects) implements Serializable {}

    SerializedList(int size, List<Segment> segments) {
        this.size = size;
        this.segments = List.copyOf(segments);
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    @SuppressWarnings("unchecked") // each was an O when it was written
    public O get(int index) {
        return (O) read()[index];
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        in.defaultReadObject();
        classes = Thread.currentThread().getContextClassLoader();
    }

    /**
     * Reads all elements, unless they have been read.
     *
     * @throws Serialized.UnreadableException if one of them cannot be read
     */
    public synchronized Object[] read() {
        if (elements == null) {
            try {
                elements = DeepStack.call(this::deserialize);
            } catch (Exception | LinkageError | StackOverflowError e) {
                throw new Serialized.UnreadableException(e);
            }
            segments = null;
        }
        return elements;
    }

    private Object[] deserialize() throws IOException, ClassNotFoundException {
        Object[] read = new Object[size];
        int next = 0;
        for (Segment segment : segments) {
            ObjectStreams.Reader objects = new ObjectStreams.Reader(segment.bytes(), classes);
            for (int i = 0; i < segment.objects(); i++) {
                read[next++] = objects.readObject();
            }
        }
        return read;
    }
}
