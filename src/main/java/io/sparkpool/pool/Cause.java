package io.sparkpool.pool;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;

/** Runs on executors. Makes what a function threw fit to travel. */
final class Cause {
    private Cause() {}

    /** The throwable itself where Java can serialize it, else one with the same words and the same stack trace. */
    static Throwable transferable(Throwable thrown) {
        try (ObjectOutputStream out = new ObjectOutputStream(OutputStream.nullOutputStream())) {
            out.writeObject(thrown);
            return thrown;
        } catch (IOException | RuntimeException cannotTravel) {
            RuntimeException standIn = new RuntimeException(thrown.toString());
            standIn.setStackTrace(thrown.getStackTrace());
            return standIn;
        }
    }
}
