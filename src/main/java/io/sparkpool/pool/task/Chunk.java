package io.sparkpool.pool.task;

import io.sparkpool.message.UnreadableInputException;
import java.io.IOException;
import java.io.Serializable;
import java.util.OptionalLong;

/**
 * A run of consecutive inputs that one Spark task maps. What is sent to the task is as small as possible: a description
 * of the inputs (the ends of a range, a part of a file) rather than the inputs themselves, where the task can make or
 * read them.
 *
 * @param <I> the type of one input
 */
public interface Chunk<I> extends Serializable {
    /**
     * Passes each input to the receiver, in order, until the receiver wants no more.
     *
     * @throws IOException if the inputs cannot be read; Spark then tries the task again where it can
     */
    void forEach(InputReceiver<? super I> receiver) throws IOException;

    /** Returns the index of the first input among all inputs, if it is known before the chunks ahead are mapped. */
    default OptionalLong firstIndex() {
        return OptionalLong.empty();
    }

    /** Returns how many inputs the chunk has, if that is known before it is mapped. */
    default OptionalLong size() {
        return OptionalLong.empty();
    }

    /**
     * Returns the chunk with the index of its first input, for a function that takes indices.
     *
     * @throws UnreadableInputException if the chunk cannot be told
     */
    default Chunk<I> startingAt(long index) throws UnreadableInputException {
        return new NumberedChunk<>(this, index);
    }

    /**
     * Returns the name of the source that the chunk is a part of, such as a file; empty if sources have no names. The
     * chunks of a source follow one another.
     */
    default String source() {
        return "";
    }

    /**
     * Describes where a record is, in words for a user.
     *
     * @param record the record's number in its source, from 0
     */
    default String place(long record) {
        return "record " + record;
    }

    /**
     * Returns whether another task may call {@link #forEach} again, to map only the inputs from some index on. That
     * task skips the inputs before the index, which should be fast.
     */
    default boolean isRepeatable() {
        return true;
    }

    /** Returns the advice for a user if the chunk is not repeatable and its outputs are too large for one result. */
    default String whenTooLarge() {
        return "give the driver more memory";
    }

    /**
     * Returns the chunk without its first inputs.
     *
     * @param records how many records to leave out, at least 0
     * @param inputs how many inputs are among them
     */
    default Chunk<I> after(long records, long inputs) {
        return new Remainder<>(this, records, inputs);
    }

    /**
     * A chunk without its first inputs, whose outputs another task has sent.
     *
     * @param whole the chunk
     * @param records how many records are left out
     * @param inputs how many inputs are among them
     */
    record Remainder<I>(Chunk<I> whole, long records, long inputs) implements Chunk<I> {
        @Override
        public void forEach(InputReceiver<? super I> receiver) throws IOException {
            whole.forEach(new SkippingReceiver<>(receiver, records));
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
            return new Remainder<>(whole, records + moreRecords, inputs + moreInputs);
        }

        /** Skips the first records of a chunk and passes the others on. Used by one thread. */
        private static final class SkippingReceiver<I> implements InputReceiver<I> {
            private final InputReceiver<? super I> receiver;
            private long remaining;

            SkippingReceiver(InputReceiver<? super I> receiver, long records) {
                this.receiver = receiver;
                this.remaining = records;
            }

            @Override
            public boolean acceptLong(long input) {
                return isSkipped() || receiver.acceptLong(input);
            }

            @Override
            public boolean accept(I input) {
                return isSkipped() || receiver.accept(input);
            }

            @Override
            public void skip() {
                if (!isSkipped()) {
                    receiver.skip();
                }
            }

            @Override
            public boolean reject(String record, String reason) {
                return isSkipped() || receiver.reject(record, reason);
            }

            private boolean isSkipped() {
                return remaining > 0 && remaining-- > 0;
            }
        }
    }
}
