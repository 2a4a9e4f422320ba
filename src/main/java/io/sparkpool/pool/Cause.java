package io.sparkpool.pool;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;

/** Runs on executors. Makes what a function threw fit to travel. */
final class Cause {
    private Cause() {}

    /** The throwable itself where it survives the way there and back, else one with its words and its stack trace. */
    static Throwable transferable(Throwable thrown) {
        try {
            return read(write(thrown));
        } catch (IOException
                | ClassNotFoundException
                | RuntimeException
                | LinkageError
                | VirtualMachineError cannotTravel) {
            RuntimeException standIn =
                    new RuntimeException(thrown.getClass().getName() + " (" + Excerpt.ofThrowable(thrown) + ")");
            standIn.setStackTrace(thrown.getStackTrace());
            return standIn;
        }
    }

    private static byte[] write(Throwable thrown) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(thrown);
        }
        return bytes.toByteArray();
    }

    private static Throwable read(byte[] bytes) throws IOException, ClassNotFoundException {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes)) {
            @Override
            protected Class<?> resolveClass(ObjectStreamClass type) throws ClassNotFoundException {
                return Class.forName(type.getName(), false, loader);
            }
        }) {
            return (Throwable) in.readObject();
        }
    }
}
