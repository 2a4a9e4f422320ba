package io.sparkpool.pool;

import java.io.Serializable;

/** Runs on executors. Why a chunk ended early; positions count from the chunk's start, the driver adds what was before. */
sealed interface Failure extends Serializable {
    /**
     * The function threw.
     *
     * @param index the input's place among the chunk's inputs, from 0
     * @param input the input in words for a user
     * @param error what the function threw in words for a user
     * @param cause what the function threw, or a stand-in where that cannot travel
     */
    record OfFunction(long index, String input, String error, Throwable cause) implements Failure {}

    /**
     * A record is no input.
     *
     * @param record the record's place among the chunk's records, from 0
     * @param reason why not
     */
    record OfRecord(long record, String reason) implements Failure {}

    /**
     * The outputs are too large for one result.
     *
     * @param index the input whose output went past the limit, among the chunk's inputs, from 0
     * @param limitBytes how much room there was
     */
    record OfSize(long index, long limitBytes) implements Failure {}
}
