package io.sparkpool.pool.task;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;

/**
 * A list of objects that travels in serialized form and reads them when the first one is asked for, with the context
 * class loader of the thread that the list arrived in. So objects are not read by Spark, whose threads do not survive
 * every failure to do so, nor where nobody uses them. Cannot be changed, nor sent on once it was read.
 */
public final class SerializedList<O> extends AbstractList<O> implements RandomAccess, Serializable {
    private final int size;

    /** Guarded by this; null once they are read. */
    private List<Segment> segments;

    /** Guarded by this; null until they are read. */
    private transient Object[] elements;

    /** Objects in a stream of their own. */
    record Segment(byte[] bytes, int objects) implements Serializable {}

    /** Knows the classes of the elements. */
    private transient ClassLoader classes = Thread.currentThread().getContextClassLoader();

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
     * Reads all elements, if they have not been read.
     *
     * @throws UnreadableObjectException if one of them cannot be read
     */
    public synchronized Object[] read() {
        if (elements == null) {
            try {
                elements = DeepStack.call(this::deserialized);
            } catch (Exception | LinkageError | StackOverflowError e) {
                throw new UnreadableObjectException(e);
            }
            segments = null;
        }
        return elements;
    }

    private Object[] deserialized() throws IOException, ClassNotFoundException {
        Object[] read = new Object[size];
        int next = 0;
        for (Segment segment : segments) {
            ObjectReader objects = new ObjectReader(segment.bytes(), classes);
            for (int i = 0; i < segment.objects(); i++) {
                read[next++] = objects.readObject();
            }
        }
        return read;
    }
}
