package io.sparkpool.pool.task;

import java.io.IOException;
import java.io.Serializable;
import java.util.OptionalLong;

/**
 * A run of consecutive inputs that one Spark task maps. What travels to the task is a description
 * of the inputs (the ends of a range, a part of a file), as small as can be, never the inputs themselves where they
 * can be made or read over there.
 *
 * @param <I> the type of one input
 */
public interface Chunk<I> extends Serializable {
    /**
     * Hands every input to the receiver, in order, until the receiver has had enough.
     *
     * @throws IOException when the inputs cannot be read; Spark then tries the task again where it can
     */
    void forEach(InputReceiver<? super I> receiver) throws IOException;

    /** The index of the first input among all inputs, where it is known before the chunks ahead are mapped. */
    default OptionalLong firstIndex() {
        return OptionalLong.empty();
    }

    /** What the chunk is a part of, such as a file; chunks of one source follow one another. */
    default String source() {
        return "";
    }

    /**
     * Where a record is, in words for a user.
     *
     * @param record the record's number in its source, from 0
     */
    default String place(long record) {
        return "record " + record;
    }

    /**
     * Whether {@link #forEach} may be called again, by another task, to map only the inputs from some index on. The task
     * passes over those before it, which should not take long.
     */
    default boolean isRepeatable() {
        return true;
    }

    /** What a user can do when the outputs of a chunk that is not repeatable are too large to travel as one result. */
    default String whenTooLarge() {
        return "give the driver more memory";
    }

    /**
     * The chunk without its first inputs.
     *
     * @param records how many records to leave out, at least 0
     * @param inputs how many inputs are among them
     */
    default Chunk<I> after(long records, long inputs) {
        return new ChunkRemainder<>(this, records, inputs);
    }
}
