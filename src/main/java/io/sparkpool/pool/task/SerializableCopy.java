package io.sparkpool.pool.task;

import io.sparkpool.message.MessageText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** Copies the parts of a failure so that they can be sent: a part that cannot be serialized would hide the failure. */
final class SerializableCopy {
    /** About how many bytes a small object and the reference to it need. */
    private static final int SMALL_BYTES = 32;

    private SerializableCopy() {}

    /** Returns a copy of the throwable; if it cannot be copied, one that has its text and its stack trace. */
    static Throwable cause(Throwable thrown) {
        try {
            return (Throwable) read(write(thrown));
        } catch (IOException | ClassNotFoundException | RuntimeException | LinkageError | VirtualMachineError e) {
            RuntimeException substitute =
                    new RuntimeException(thrown.getClass().getName() + " (" + MessageText.ofThrowable(thrown) + ")");
            substitute.setStackTrace(thrown.getStackTrace());
            return substitute;
        }
    }

    /**
     * A value that can be sent.
     *
     * @param bytes about how many bytes it needs
     */
    record Copy(Object value, long bytes) {}

    /** Returns the value or a copy of it; if it cannot be copied, its text. */
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
        } catch (IOException | ClassNotFoundException | RuntimeException | LinkageError | VirtualMachineError e) {
            String text = MessageText.text(value);
            return new Copy(text, SMALL_BYTES + text.length());
        }
    }

    private static byte[] write(Object value) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new ObjectStreams.Writer(bytes).write(value);
        return bytes.toByteArray();
    }

    private static Object read(byte[] bytes) throws IOException, ClassNotFoundException {
        return new ObjectStreams.Reader(bytes, Thread.currentThread().getContextClassLoader()).readObject();
    }
}
