package io.sparkpool.pool.task;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Serializes each object as soon as it is added, so that one that cannot be serialized is found at once, and the number
 * of bytes of all objects is known. An object that is refused leaves no bytes behind. Used by one thread.
 */
final class ObjectBuffer {
    /** After an object of this size, a writer needs long to prepare for each of the next objects. */
    private static final int LARGE_BYTES = 1 << 16;

    /** About how many bytes a small object and the reference to it need once it is read. */
    private static final int OBJECT_BYTES = 48;

    private final long maxBytes;
    private final List<SerializedList.Segment> finished = new ArrayList<>();
    private final Bytes bytes = new Bytes();
    private Optional<ObjectStreams.Writer> stream = Optional.empty();
    private long finishedBytes;
    private int objects;
    private long allObjects;

    /** Creates a buffer without objects, which has room for this many bytes. */
    ObjectBuffer(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    /**
     * Adds an object.
     *
     * @throws OutputTooLargeException if there is not enough room for it
     * @throws IOException if it cannot be serialized
     * @throws RuntimeException if its class throws it while it is serialized
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

    /** Returns a mark of the present objects. */
    Encoder.Mark mark() {
        int segmentsBefore = finished.size();
        int bytesBefore = bytes.size();
        int objectsBefore = objects;
        long finishedBytesBefore = finishedBytes;
        long allObjectsBefore = allObjects;
        return () -> {
            if (allObjects > allObjectsBefore || finished.size() > segmentsBefore) {
                keep(segmentsBefore, bytesBefore, objectsBefore);
                finishedBytes = finishedBytesBefore + bytesBefore;
                allObjects = allObjectsBefore;
            }
        };
    }

    /** Keeps the first segments, and of what follows them the first objects. */
    private void keep(int segments, int length, int firstObjects) {
        endSegment(bytes.size());
        List<SerializedList.Segment> others = finished.subList(segments, finished.size());
        Optional<SerializedList.Segment> cut = firstObjects == 0
                ? Optional.empty()
                : Optional.of(
                        new SerializedList.Segment(Arrays.copyOf(others.get(0).bytes(), length), firstObjects));
        others.clear();
        cut.ifPresent(finished::add);
    }

    /** Returns about how many bytes the objects need, in serialized form or once they are read. */
    long sizeBytes() {
        return finishedBytes + bytes.size() + allObjects * OBJECT_BYTES;
    }

    /** Returns the objects in serialized form. */
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
            stream = Optional.of(new ObjectStreams.Writer(bytes));
        }
        stream.get().write(object);
    }

    /** Starts a new stream, as later objects cannot refer to what was removed from this one. */
    private void endSegment(int length) {
        if (objects > 0) {
            finished.add(new SerializedList.Segment(Arrays.copyOf(bytes.array(), length), objects));
            finishedBytes += length;
        }
        objects = 0;
        bytes.reset();
        stream = Optional.empty();
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
            if (more > maxBytes - sizeBytes()) {
                throw new OutputTooLargeException(maxBytes);
            }
        }
    }
}
