package io.sparkpool.pool.task;

import io.sparkpool.message.MessageText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.NotSerializableException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Takes objects and serializes each at once, as it is at that moment. So it is known which object cannot be serialized,
 * and how many bytes all of them need. An object that is refused leaves nothing behind. Used by one thread.
 */
public final class ObjectBuffer {
    /** A writer that has written an object of this size would take long to get ready for each of the next ones. */
    private static final int LARGE_BYTES = 1 << 16;

    /** About what a small object and the reference to it need once it is read. */
    private static final int OBJECT_BYTES = 48;

    private final long roomBytes;
    private final List<SerializedList.Segment> finished = new ArrayList<>();
    private final Bytes bytes = new Bytes();
    private Optional<ObjectWriter> stream = Optional.empty();
    private long finishedBytes;
    private int objects;
    private long allObjects;

    /** Starts with nothing; takes objects of so many bytes. */
    ObjectBuffer(long roomBytes) {
        this.roomBytes = roomBytes;
    }

    /**
     * Adds an object.
     *
     * @throws LargeOutputException if there is not enough room for it
     * @throws IOException if it cannot be serialized
     * @throws RuntimeException what its class throws when it is serialized
     */
    void add(Object object) throws IOException {
        int before = bytes.size();
        try {
            write(object);
        } catch (StackOverflowError e) {
            endSegment(before);
            addDeep(object);
        } catch (Throwable thrown) {
            endSegment(before);
            throw thrown;
        }
        objects++;
        allObjects++;
        if (bytes.size() - before > LARGE_BYTES) {
            endSegment(bytes.size());
        }
    }

    /** About how many bytes the objects need, in serialized form or once they are read. */
    long sizeBytes() {
        return finishedBytes + bytes.size() + allObjects * OBJECT_BYTES;
    }

    /** Returns what was added. */
    List<SerializedList.Segment> segments() {
        endSegment(bytes.size());
        return List.copyOf(finished);
    }

    private void addDeep(Object object) throws IOException {
        try {
            DeepStack.callOnLargeStack(() -> {
                write(object);
                return null;
            });
        } catch (StackOverflowError e) {
            endSegment(0);
            throw new InvalidObjectException("it is nested too deeply to be serialized");
        } catch (InterruptedException e) {
            endSegment(0);
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while it was serialized", e);
        } catch (IOException | RuntimeException e) {
            endSegment(0);
            throw e;
        } catch (Exception e) {
            throw new AssertionError("an object output stream throws no other exceptions", e);
        }
    }

    private void write(Object object) throws IOException {
        if (stream.isEmpty()) {
            stream = Optional.of(new ObjectWriter(bytes));
        }
        stream.get().write(object);
    }

    /** What follows cannot refer to what a stream has left out. */
    private void endSegment(int length) {
        if (objects > 0) {
            finished.add(new SerializedList.Segment(Arrays.copyOf(bytes.array(), length), objects));
            finishedBytes += length;
        }
        objects = 0;
        bytes.reset();
        stream = Optional.empty();
    }

    /** Says why an object cannot be sent, and what to do. */
    public static String reason(Exception refused, String instead) {
        return refused instanceof NotSerializableException
                ? "a %s is not serializable; let the class implement java.io.Serializable, or %s"
                        .formatted(refused.getMessage(), instead)
                : "%s; %s".formatted(MessageText.ofThrowable(refused), instead);
    }

    private final class Bytes extends ByteArrayOutputStream {
        byte[] array() {
            return buf;
        }

        @Override
        public void write(int one) {
            requireRoom(1);
            super.write(one);
        }

        @Override
        public void write(byte[] some, int offset, int length) {
            requireRoom(length);
            super.write(some, offset, length);
        }

        private void requireRoom(int more) {
            if (more > roomBytes - sizeBytes()) {
                throw new OutputTooLargeException(roomBytes);
            }
        }
    }
}
