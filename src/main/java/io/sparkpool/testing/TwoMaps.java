package io.sparkpool.testing;

import io.sparkpool.function.FunctionName;
import io.sparkpool.message.MessageText;
import io.sparkpool.pool.ErrorPolicy;
import io.sparkpool.pool.FailedInput;
import io.sparkpool.pool.Inputs;
import io.sparkpool.pool.Mapping;
import io.sparkpool.pool.Outputs;
import io.sparkpool.pool.Pool;
import io.sparkpool.pool.ProgressListener;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.opentest4j.AssertionFailedError;

/**
 * Maps the same inputs twice, cut into chunks in two ways, which must not make a difference.
 *
 * @param pool the pool
 * @param mapping the function
 * @param inputs the inputs, which can be read twice
 */
record TwoMaps<I, O>(Pool pool, Mapping<I, O> mapping, Inputs<I> inputs) {
    /** More inputs than a test has. */
    private static final int ONE_CHUNK = 1 << 16;

    /** Enough for differences to show, and few enough for a test of thousands of inputs to take a moment. */
    private static final int CHUNKS = 64;

    /**
     * Maps the inputs twice.
     *
     * @throws AssertionFailedError if the outputs are different
     */
    Outcome<O> outcome() {
        Outcome<O> inOneChunk = outcome(ONE_CHUNK);
        int small = (int) Math.max(1, (inOneChunk.inputCount() + CHUNKS - 1) / CHUNKS);
        Outcome<O> inManyChunks = outcome(small);
        requireSameOutputs(inOneChunk, inManyChunks, small);
        return inOneChunk;
    }

    private Outcome<O> outcome(int chunkSize) {
        List<FailedInput> failures = new ArrayList<>();
        LongAdder mapped = new LongAdder();
        ProgressListener counter = new ProgressListener() {
            @Override
            public void completed(Completed chunk) {
                mapped.add(chunk.inputs());
            }
        };
        Pool configured = pool.withChunkSize(chunkSize)
                .withErrorPolicy(ErrorPolicy.quarantine(failures::add))
                .withProgress(counter);
        List<O> outputs = new ArrayList<>();
        try (Outputs<O> results = configured.imap(mapping, inputs)) {
            results.forEachRemaining(outputs::add);
        }
        return new Outcome<>(name(), mapping.isFlat(), mapped.sum(), outputs, failures);
    }

    private String name() {
        return FunctionName.of(mapping.given());
    }

    private void requireSameOutputs(Outcome<O> first, Outcome<O> second, int small) {
        int different = Equality.firstDifference(first.all(), second.all());
        if (different >= 0) {
            requireEquals(first, different);
            throw new AssertionFailedError(
                    ("function '%s' gave other outputs when the same inputs were mapped again: %s; with all inputs in one chunk %s,"
                                    + " with chunks of %d %s; let an output depend on its input only: keep nothing in fields from one call to the next")
                            .formatted(
                                    name(),
                                    Outcome.position(different),
                                    shown(first, different),
                                    small,
                                    shown(second, different)));
        }
    }

    /** Outputs of the two maps are copies, which no test can compare without the method. */
    private void requireEquals(Outcome<O> outcome, int position) {
        Object output = position < outcome.all().size() ? outcome.all().get(position) : null;
        if (output != null && Equality.isByIdentity(output)) {
            throw new AssertionFailedError(
                    "function '%s' has outputs that cannot be compared: class %s has no method equals; make it a record, or write equals and hashCode"
                            .formatted(name(), output.getClass().getName()));
        }
    }

    private static String shown(Outcome<?> outcome, int position) {
        return position < outcome.all().size()
                ? "it is " + MessageText.of(outcome.all().get(position))
                : "there is none";
    }
}
