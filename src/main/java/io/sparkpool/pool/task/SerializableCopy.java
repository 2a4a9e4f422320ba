package io.sparkpool.pool.task;

import io.sparkpool.message.MessageText;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;

/** Makes what belongs to a failure fit to travel: what a result could not carry would hide it. */
final class SerializableCopy {
    /** About what a small object and the reference to it need. */
    private static final int SMALL_BYTES = 32;

    private SerializableCopy() {}

    /** The throwable itself where it survives the way there and back, else one with its words and its stack trace. */
    static Throwable cause(Throwable thrown) {
        try {
            return (Throwable) thereAndBack(thrown);
        } catch (IOException | ClassNotFoundException | RuntimeException | LinkageError | VirtualMachineError no) {
            RuntimeException standIn =
                    new RuntimeException(thrown.getClass().getName() + " (" + MessageText.ofThrowable(thrown) + ")");
            standIn.setStackTrace(thrown.getStackTrace());
            return standIn;
        }
    }

    /**
     * A value that is fit to travel.
     *
     * @param bytes about how many bytes it needs
     */
    record Copy(Object value, long bytes) {}

    /** The value itself, or a copy, where it survives the way there and back, else its text. */
    static Copy value(Object value) {
        if (value == null || value instanceof Number) {
            return new Copy(value, SMALL_BYTES);
        }
        if (value instanceof String text) {
            return new Copy(text, SMALL_BYTES + text.length());
        }
        try {
            byte[] bytes = write(value);
            return new Copy(read(bytes), bytes.length);
        } catch (IOException | ClassNotFoundException | RuntimeException | LinkageError | VirtualMachineError no) {
            String text = MessageText.text(value);
            return new Copy(text, SMALL_BYTES + text.length());
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
