package io.sparkpool.pool;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;

/**
 * Runs on executors, and on the driver for inputs. About how many bytes objects need: strings and bytes by their length,
 * numbers are small, and others are as large as samples of them, which are serialized to see. Samples get rarer: the
 * first, the second, the fourth, the eighth and so on.
 */
final class ObjectSizes {
    /** About what a small object and the reference to it need. */
    static final int SMALL = 32;

    private long count;
    private long sampledBytes = SMALL;
    private CountingStream counter;
    private ObjectOutputStream samples;

    /** The size of one more object. */
    long of(Object object) {
        if (object instanceof String text) {
            return SMALL + text.length();
        }
        if (object instanceof byte[] bytes) {
            return SMALL + bytes.length;
        }
        if (object == null || object instanceof Number || object instanceof Boolean) {
            return SMALL;
        }
        if (Long.bitCount(++count) == 1) {
            sample(object);
        }
        return sampledBytes;
    }

    /** The classes of what has been written already need no bytes any more, as in a list. */
    private void sample(Object object) {
        try {
            if (samples == null) {
                counter = new CountingStream();
                samples = new ObjectOutputStream(counter);
            }
            long before = counter.bytes;
            samples.writeObject(object);
            samples.flush();
            sampledBytes = Math.max(SMALL, counter.bytes - before);
        } catch (IOException | RuntimeException cannotTravel) {
            samples = null; // whoever sends it will say so
        }
    }

    private static final class CountingStream extends OutputStream {
        private long bytes;

        @Override
        public void write(int one) {
            bytes++;
        }

        @Override
        public void write(byte[] some, int offset, int length) {
            bytes += length;
        }
    }
}
