package io.sparkpool.source;

import io.sparkpool.pool.Chunks;
import io.sparkpool.pool.Inputs;
import io.sparkpool.pool.Range;
import io.sparkpool.pool.task.Chunk;
import io.sparkpool.pool.task.InputReceiver;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;

/** The numbers of a range as numbers of another type than {@code Long}. */
record ConvertedRange(Range range, NumberType type) implements Inputs<Number> {
    @Override
    public long estimateSize() {
        return range.estimateSize();
    }

    @Override
    public Chunks<Number> chunks() {
        Chunks<Long> chunks = range.chunks();
        return (size, maxBytes) -> chunks.next(size, maxBytes).map(chunk -> new ConvertedChunk(chunk, type));
    }

    private record ConvertedChunk(Chunk<Long> longs, NumberType type) implements Chunk<Number> {
        @Override
        public void forEach(InputReceiver<? super Number> receiver) throws IOException {
            longs.forEach(new ConvertingReceiver(type, receiver));
        }

        @Override
        public OptionalLong firstIndex() {
            return longs.firstIndex();
        }

        @Override
        public OptionalLong size() {
            return longs.size();
        }

        @Override
        public String place(long record) {
            return "cannot use number %d of the range".formatted(record + 1);
        }
    }

    private record ConvertingReceiver(NumberType type, InputReceiver<? super Number> receiver)
            implements InputReceiver<Long> {
        @Override
        public boolean acceptLong(long input) {
            Optional<Number> number = type.whole(input);
            return number.isPresent()
                    ? receiver.accept(number.get())
                    : reject(String.valueOf(input), "%d is not %s".formatted(input, type.described()));
        }

        @Override
        public boolean accept(Long input) {
            return acceptLong(input);
        }

        @Override
        public void skip() {
            receiver.skip();
        }

        @Override
        public boolean reject(String record, String reason) {
            return receiver.reject(record, reason);
        }
    }
}
