package io.sparkpool.pool;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.util.Optional;

/**
 * Runs on executors, and on the driver for inputs. About how many bytes objects need: strings and bytes by their length,
 * numbers are small, others as many as samples of them on average, which are serialized to see. The first few are sampled,
 * and then one of {@value #SAMPLE_ONE_IN}.
 */
final class ObjectSizes {
    /** About what a small object and the reference to it need. */
    static final int SMALL = 32;

    private static final int SAMPLE_FIRST = 4;
    private static final int SAMPLE_ONE_IN = 32;

    private final CountingStream counter = new CountingStream();
    private Optional<ObjectOutputStream> stream = Optional.empty();
    private long count;
    private long samples;
    private long sampledBytes;

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
        count++;
        return count <= SAMPLE_FIRST || count % SAMPLE_ONE_IN == 0 ? sample(object) : average();
    }

    private long average() {
        return samples == 0 ? SMALL : Math.max(SMALL, sampledBytes / samples);
    }

    private long sample(Object object) {
        try {
            long bytes = Math.max(SMALL, write(object));
            if (count > 1) { // the names of classes are written once, with the first
                samples++;
                sampledBytes += bytes;
            }
            return bytes;
        } catch (IOException | RuntimeException cannotTravel) {
            stream = Optional.empty(); // whoever sends it will say so
            return SMALL;
        }
    }

    private long write(Object object) throws IOException {
        if (stream.isEmpty()) {
            stream = Optional.of(new ObjectOutputStream(counter));
        }
        long before = counter.bytes;
        stream.get().writeObject(object);
        stream.get().flush();
        return counter.bytes - before;
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
