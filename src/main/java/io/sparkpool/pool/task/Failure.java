package io.sparkpool.pool.task;

import java.io.Serializable;
import java.util.List;

/**
 * What went wrong in a chunk; positions count from the chunk's start, the driver adds what was
 * before.
 */
public sealed interface Failure extends Serializable {
    /** One input failed: the others can do without it. */
    sealed interface OfInput extends Failure {
        /** The input's place among the chunk's inputs, from 0. */
        long index();

        /** Where its output would have begun among the chunk's outputs, as {@link Encoder#position()} measures. */
        long position();
    }

    /**
     * The function threw, or took too long.
     *
     * @param input the input, or its text where that cannot travel
     * @param error what the function threw in words for a user
     * @param tries how many times the input was tried
     * @param cause what the function threw, or a stand-in where that cannot travel; none where many inputs may fail
     */
    record OfFunction(long index, long position, Object input, String error, int tries, List<Throwable> cause)
            implements OfInput {}

    /**
     * A record is no input.
     *
     * @param record the record's place among the chunk's records, from 0
     * @param text what the record holds
     * @param reason why that is no input
     */
    record OfRecord(long index, long position, long record, String text, String reason) implements OfInput {}

    /**
     * The outputs are too large for one result.
     *
     * @param index the input whose output went past the limit, among the chunk's inputs, from 0
     * @param limitBytes how much room there was
     */
    record OfSize(long index, long limitBytes) implements Failure {}

    /**
     * The outputs cannot be serialized, and none of them is to blame alone.
     *
     * @param error why, in words for a user
     */
    record OfOutputs(String error) implements Failure {}

    /**
     * The initializer threw.
     *
     * @param name what messages call it
     * @param error what it threw in words for a user
     * @param cause what it threw, or a stand-in
     */
    record OfSetup(String name, String error, Throwable cause) implements Failure {}

    /**
     * The combiner threw.
     *
     * @param name what messages call it
     * @param error what it threw in words for a user
     * @param cause what it threw, or a stand-in
     */
    record OfCombiner(String name, String error, Throwable cause) implements Failure {}
}
