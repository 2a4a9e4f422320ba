package io.sparkpool.pool.task;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Map;

/**
 * Writes objects one after another, each as it is at that moment: what two of them share is written twice, as it may have
 * changed in between. Classes are described once. {@link ObjectReader} reads them.
 */
final class ObjectWriter extends ObjectOutputStream {
    /** Comes before the description of a class, in the place of the number of one that was described before. */
    static final int NEW_CLASS = -1;

    private final Map<Class<?>, Integer> described = new HashMap<>();

    ObjectWriter(OutputStream out) throws IOException {
        super(out);
    }

    void write(Object object) throws IOException {
        if (holdsOthers(object)) {
            reset();
            writeObject(object);
        } else {
            writeUnshared(object);
        }
        flush();
    }

    private static boolean holdsOthers(Object object) {
        return !(object == null
                || object instanceof String
                || object instanceof Long
                || object instanceof Integer
                || object instanceof Double
                || object instanceof Boolean);
    }

    @Override
    protected void writeClassDescriptor(ObjectStreamClass type) throws IOException {
        Integer number = described.putIfAbsent(type.forClass(), described.size());
        if (number == null) {
            writeInt(NEW_CLASS);
            super.writeClassDescriptor(type);
        } else {
            writeInt(number);
        }
    }
}
