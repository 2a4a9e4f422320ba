package io.sparkpool.pool.task;

import java.io.IOException;
import java.util.OptionalLong;

/**
 * A chunk without its first inputs, whose outputs another task has sent.
 *
 * @param whole the chunk
 * @param records how many records are left out
 * @param inputs how many inputs are among them
 */
record ChunkRemainder<I>(Chunk<I> whole, long records, long inputs) implements Chunk<I> {
    @Override
    public void forEach(InputReceiver<? super I> receiver) throws IOException {
        whole.forEach(new Skipping<>(receiver, records));
    }

    @Override
    public OptionalLong firstIndex() {
        OptionalLong first = whole.firstIndex();
        return first.isPresent() ? OptionalLong.of(first.getAsLong() + inputs) : first;
    }

    @Override
    public String source() {
        return whole.source();
    }

    @Override
    public String place(long record) {
        return whole.place(record);
    }

    @Override
    public Chunk<I> after(long moreRecords, long moreInputs) {
        return new ChunkRemainder<>(whole, records + moreRecords, inputs + moreInputs);
    }

    /** Passes over the first records. */
    private static final class Skipping<I> implements InputReceiver<I> {
        private final InputReceiver<? super I> receiver;
        private long left;

        Skipping(InputReceiver<? super I> receiver, long records) {
            this.receiver = receiver;
            this.left = records;
        }

        @Override
        public boolean acceptLong(long input) {
            return isLeftOut() || receiver.acceptLong(input);
        }

        @Override
        public boolean accept(I input) {
            return isLeftOut() || receiver.accept(input);
        }

        @Override
        public void skip() {
            if (!isLeftOut()) {
                receiver.skip();
            }
        }

        @Override
        public boolean reject(String record, String reason) {
            return isLeftOut() || receiver.reject(record, reason);
        }

        private boolean isLeftOut() {
            return left > 0 && left-- > 0;
        }
    }
}
