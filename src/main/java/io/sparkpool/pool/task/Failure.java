package io.sparkpool.pool.task;

import io.sparkpool.message.MessageText;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;

/**
 * What went wrong in a chunk. Indices, positions and records count from the chunk's start; {@link Location} adds what
 * came before the chunk.
 */
public sealed interface Failure extends Serializable {
    /** Returns the message for the user. */
    String explain(Location location);

    /** Returns the name of the function, if the function is to blame. */
    default Optional<String> blamedFunction(Location location) {
        return Optional.empty();
    }

    /** Returns what was thrown, or a substitute where that cannot be serialized. */
    default Optional<Throwable> cause() {
        return Optional.empty();
    }

    /** Returns this failure if a single input failed. */
    default Optional<OfInput> asOfInput() {
        return Optional.empty();
    }

    /** Returns whether {@link #explain} uses the chunk, which must be kept until then. */
    default boolean needsChunk() {
        return false;
    }

    /**
     * The place of a chunk among all chunks.
     *
     * @param function the name of the function
     * @param firstIndex how many inputs came before the chunk
     * @param firstRecord how many records of the chunk's source came before the chunk
     * @param chunk the chunk, if a failure needs it
     */
    record Location(String function, long firstIndex, long firstRecord, Optional<Chunk<?>> chunk) {}

    /**
     * What came before an input in its chunk.
     *
     * @param inputs how many inputs, which is the input's index in the chunk
     * @param position where the input's output would begin among the chunk's outputs, in the unit of
     *     {@link Encoder#position()}
     * @param outputs how many outputs
     */
    record Preceding(long inputs, long position, long outputs) implements Serializable {}

    /** A single input failed; the map may go on without it. */
    sealed interface OfInput extends Failure {
        @Override
        default Optional<OfInput> asOfInput() {
            return Optional.of(this);
        }

        /** Returns what came before the input in its chunk. */
        Preceding preceding();

        /** Returns the input, or its text where it is not an input or cannot be serialized. */
        Object input();

        /** Returns why it failed, in words for a user. */
        String reason(Location location);
    }

    /**
     * The function threw an exception, or took too long.
     *
     * @param input the input, or its text where it cannot be serialized
     * @param error what the function threw, in words for a user
     * @param tries how many times the input was tried
     * @param thrown what the function threw; empty where many inputs may fail
     */
    record OfFunction(Preceding preceding, Object input, String error, int tries, List<Throwable> thrown)
            implements OfInput {
        @Override
        public String explain(Location location) {
            return "function '%s' failed at index %d on input %s: %s"
                    .formatted(
                            location.function(),
                            location.firstIndex() + preceding.inputs(),
                            MessageText.of(input),
                            reason(location));
        }

        @Override
        public String reason(Location location) {
            return tries == 1 ? error : "%s (%d tries)".formatted(error, tries);
        }

        @Override
        public Optional<String> blamedFunction(Location location) {
            return Optional.of(location.function());
        }

        @Override
        public Optional<Throwable> cause() {
            return thrown.stream().findFirst();
        }
    }

    /**
     * A record is not an input.
     *
     * @param record the record's number in the chunk, from 0
     * @param input the record's text
     * @param error the reason why it is not an input
     */
    record OfRecord(Preceding preceding, long record, String input, String error) implements OfInput {
        @Override
        public String explain(Location location) {
            return reason(location);
        }

        @Override
        public String reason(Location location) {
            String place = location.chunk().orElseThrow().place(location.firstRecord() + record);
            return place + ": " + error;
        }

        @Override
        public boolean needsChunk() {
            return true;
        }
    }

    /**
     * The outputs are too large for one result.
     *
     * @param index the index in the chunk of the input whose output exceeded the limit, from 0
     * @param limitBytes the limit
     */
    record OfSize(long index, long limitBytes) implements Failure {
        @Override
        public String explain(Location location) {
            return "the outputs of one chunk need more than %s, the most that may be sent to the driver at once (reached at index %d); %s"
                    .formatted(
                            MessageText.ofBytes(limitBytes),
                            location.firstIndex() + index,
                            location.chunk().orElseThrow().whenTooLarge());
        }

        @Override
        public boolean needsChunk() {
            return true;
        }
    }

    /**
     * The outputs cannot be serialized, and no single output is to blame.
     *
     * @param error the reason, in words for a user
     */
    record OfOutputs(String error) implements Failure {
        @Override
        public String explain(Location location) {
            return "the outputs of the chunk that starts at index %d cannot be sent to the driver: %s"
                    .formatted(location.firstIndex(), error);
        }
    }

    /**
     * The function could not be opened or closed.
     *
     * @param method the name of the method that threw an exception
     * @param error what it threw, in words for a user
     * @param thrown what it threw
     */
    record OfLifecycle(String method, String error, Throwable thrown) implements Failure {
        @Override
        public String explain(Location location) {
            return "%s() of function '%s' failed: %s".formatted(method, location.function(), error);
        }

        @Override
        public Optional<String> blamedFunction(Location location) {
            return Optional.of(location.function());
        }

        @Override
        public Optional<Throwable> cause() {
            return Optional.of(thrown);
        }
    }

    /**
     * The initializer threw an exception.
     *
     * @param name the initializer's name
     * @param error what it threw, in words for a user
     * @param thrown what it threw
     */
    record OfInitializer(String name, String error, Throwable thrown) implements Failure {
        @Override
        public String explain(Location location) {
            return "initializer '%s' failed: %s".formatted(name, error);
        }

        @Override
        public Optional<Throwable> cause() {
            return Optional.of(thrown);
        }
    }

    /**
     * The combiner threw an exception.
     *
     * @param name the combiner's name
     * @param error what it threw, in words for a user
     * @param thrown what it threw
     */
    record OfCombiner(String name, String error, Throwable thrown) implements Failure {
        /** Returns the message for the user, wherever the combiner ran. */
        public String explain() {
            return "combiner '%s' failed: %s".formatted(name, error);
        }

        @Override
        public String explain(Location location) {
            return explain();
        }

        @Override
        public Optional<Throwable> cause() {
            return Optional.of(thrown);
        }
    }
}
