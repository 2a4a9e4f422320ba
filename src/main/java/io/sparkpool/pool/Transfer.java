package io.sparkpool.pool;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;

/** Makes what belongs to a failure fit to travel: what a result could not carry would hide it. */
final class Transfer {
    private Transfer() {}

    /** The throwable itself where it survives the way there and back, else one with its words and its stack trace. */
    static Throwable cause(Throwable thrown) {
        try {
            return (Throwable) thereAndBack(thrown);
        } catch (IOException | ClassNotFoundException | RuntimeException | LinkageError | VirtualMachineError no) {
            RuntimeException standIn =
                    new RuntimeException(thrown.getClass().getName() + " (" + Excerpt.ofThrowable(thrown) + ")");
            standIn.setStackTrace(thrown.getStackTrace());
            return standIn;
        }
    }

    /** The value itself, or a copy, where it survives the way there and back, else its text. */
    static Object value(Object value) {
        if (value == null || value instanceof Number || value instanceof String) {
            return value;
        }
        try {
            return thereAndBack(value);
        } catch (IOException | ClassNotFoundException | RuntimeException | LinkageError | VirtualMachineError no) {
            return Excerpt.text(value);
        }
    }

    private static Object thereAndBack(Object value) throws IOException, ClassNotFoundException {
        return read(write(value));
    }

    private static byte[] write(Object value) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(value);
        }
        return bytes.toByteArray();
    }

    private static Object read(byte[] bytes) throws IOException, ClassNotFoundException {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes)) {
            @Override
            protected Class<?> resolveClass(ObjectStreamClass type) throws ClassNotFoundException {
                return Class.forName(type.getName(), false, loader);
            }
        }) {
            return in.readObject();
        }
    }
}
