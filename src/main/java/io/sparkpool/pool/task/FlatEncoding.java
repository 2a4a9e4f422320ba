package io.sparkpool.pool.task;

import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * Encodes lists of outputs as another encoding encodes their elements, one list after another.
 *
 * @param encoding the encoding of an element
 */
record FlatEncoding<O, R>(Encoding<O, R> encoding) implements Encoding<List<O>, R> {
    FlatEncoding {
        Objects.requireNonNull(encoding, "encoding is null");
    }

    @Override
    public Encoder<List<O>, R> newEncoder(OptionalLong firstIndex, long maxBytes) {
        return new FlatEncoder<>(encoding.newEncoder(firstIndex, maxBytes), maxBytes);
    }

    @Override
    public R truncate(R outputs, long position) {
        return encoding.truncate(outputs, position);
    }

    private static final class FlatEncoder<O, R> implements Encoder<List<O>, R> {
        private final Encoder<O, R> elements;
        private final long maxBytes;
        private long outputs;

        FlatEncoder(Encoder<O, R> elements, long maxBytes) {
            this.elements = elements;
            this.maxBytes = maxBytes;
        }

        @Override
        public void addLong(long output) {
            throw new AssertionError("a number is not a list");
        }

        @Override
        public void add(List<O> added) {
            Mark before = elements.mark();
            try {
                added.forEach(this::addElement);
            } catch (Throwable thrown) {
                before.reset();
                throw thrown;
            }
            outputs += added.size();
        }

        /** Checks the room after each element, as an encoder takes a small one even if there is none. */
        private void addElement(O element) {
            elements.add(element);
            if (elements.sizeBytes() > maxBytes) {
                throw new OutputTooLargeException(maxBytes);
            }
        }

        @Override
        public void commit() {
            elements.commit();
        }

        @Override
        public void leaveOut() {
            elements.leaveOut();
        }

        @Override
        public Mark mark() {
            Mark before = elements.mark();
            long outputsBefore = outputs;
            return () -> {
                before.reset();
                outputs = outputsBefore;
            };
        }

        @Override
        public long outputs(long added) {
            return outputs;
        }

        @Override
        public long sizeBytes() {
            return elements.sizeBytes();
        }

        @Override
        public long position() {
            return elements.position();
        }

        @Override
        public R finish() {
            return elements.finish();
        }
    }
}
