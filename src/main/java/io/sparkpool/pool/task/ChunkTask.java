package io.sparkpool.pool.task;

import io.sparkpool.message.MessageText;
import io.sparkpool.pool.task.ChunkMapper.InputRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongUnaryOperator;
import org.apache.spark.TaskContext;
import org.apache.spark.TaskKilledException;

/**
 * Applies the function to the inputs of one chunk, one after another, and collects the outputs and failures.
 *
 * <p>A function that is also a {@link LongUnaryOperator} receives {@code long} inputs as primitive numbers. If it
 * throws an {@link ArithmeticException}, an exact result does not fit into a {@code long}: from that input on, the
 * chunk calls the function with objects, for which it has a result of any size.
 */
final class ChunkTask<I, O, R> implements InputReceiver<I> {
    /** About how many bytes a failure needs in addition to its text. */
    private static final int FAILURE_BYTES = 64;

    private final TaskContext task = TaskContext.get();
    private final long firstIndex;
    private final InputFunction<I, O> function;
    private final LongUnaryOperator longFunction;
    private final Encoding<O, R> encoding;
    private final Encoder<O, R> encoder;
    private final InputRules rules;
    private final SizeLimit limit;
    private final long enoughBytes;
    private final boolean repeatable;
    private final List<Failure> failures = new ArrayList<>();
    private boolean inLongs;
    private long inputs;
    private long skipped;
    private long retries;
    private long failureBytes;
    private ChunkResult.Extent extent = ChunkResult.Extent.WHOLE;
    private int leftOut;
    private final long startNanos = System.nanoTime();
    private long timingNanos = startNanos;
    private long untimedRecords;

    /** Starts the task of a chunk. */
    ChunkTask(
            Chunk<I> chunk, InputFunction<I, O> function, Encoding<O, R> encoding, InputRules rules, SizeLimit limit) {
        this.firstIndex = chunk.firstIndex().orElse(0); // known if the function takes indices
        this.function = function;
        Optional<LongUnaryOperator> longs = function.longs();
        this.inLongs = longs.isPresent();
        this.longFunction = longs.orElse(LongUnaryOperator.identity());
        this.encoding = encoding;
        this.encoder = encoding.newEncoder(chunk.firstIndex(), limit.bytes());
        this.rules = rules;
        this.limit = limit;
        this.repeatable = chunk.isRepeatable();
        this.enoughBytes = repeatable ? limit.bytes() / 2 : limit.bytes(); // leaves room for one more output
    }

    @Override
    public boolean acceptLong(long input) {
        if (!inLongs) {
            return accept(boxed(input));
        }
        try {
            encoder.addLong(longFunction.applyAsLong(input));
        } catch (ArithmeticException doesNotFit) {
            inLongs = false;
            return accept(boxed(input));
        } catch (Throwable thrown) {
            return tryAgain(boxed(input), thrown);
        }
        return mapped();
    }

    @Override
    public boolean accept(I input) {
        try {
            encoder.add(function.call(firstIndex + inputs, input));
        } catch (Throwable thrown) { // an input that exhausts the stack or the heap fails like any other
            return tryAgain(input, thrown);
        }
        return mapped();
    }

    /** Receives an input with the output that the function has returned for it. */
    boolean acceptOutput(I input, O output) {
        try {
            encoder.add(output);
        } catch (Throwable thrown) {
            return tryAgain(input, thrown);
        }
        return mapped();
    }

    @Override
    public void skip() {
        skipped++;
    }

    @Override
    public boolean reject(String record, String reason) {
        SerializableCopy.Copy shown = shortened(SerializableCopy.value(record));
        String text = MessageText.text(shown.value());
        Failure.OfInput failure = new Failure.OfRecord(preceding(), inputs + skipped, text, reason);
        return leaveOut(failure, shown.bytes() + reason.length());
    }

    /** Returns the result of the chunk. */
    ChunkResult<R> result() {
        long bytes = bytes();
        if (bytes > 2 * limit.maxBytes()) { // the encoder did not refuse what was too large
            return ChunkResult.failed(encoding, new Failure.OfSize(inputs - 1, limit.maxBytes()));
        }
        try {
            return new ChunkResult<>(
                    encoder.finish(),
                    outputs(),
                    bytes,
                    inputs,
                    inputs + skipped,
                    nanosPerRecord(),
                    retries,
                    failures,
                    extent);
        } catch (OutOfMemoryError e) {
            return ChunkResult.failed(encoding, new Failure.OfSize(inputs, bytes));
        }
    }

    private long bytes() {
        return encoder.sizeBytes() + failureBytes;
    }

    private double nanosPerRecord() {
        long endNanos = System.nanoTime();
        long records = inputs + skipped;
        return records > untimedRecords
                ? (double) (endNanos - timingNanos) / (records - untimedRecords)
                : (double) (endNanos - startNanos) / Math.max(1, records);
    }

    /** Leaves the records so far out of the time that a record takes, as they waited for classes to be loaded. */
    void startTiming() {
        timingNanos = System.nanoTime();
        untimedRecords = inputs + skipped;
    }

    private long outputs() {
        return encoder.outputs(inputs - leftOut);
    }

    private Failure.Preceding preceding() {
        return new Failure.Preceding(inputs, encoder.position(), outputs());
    }

    /** Ends this task if it was cancelled. */
    void stopIfKilled() {
        stopIfKilled(task);
    }

    private boolean mapped() {
        stopIfKilled(task);
        return countInput();
    }

    /** Counts the input; returns whether there is room for the outputs of others. */
    private boolean countInput() {
        encoder.commit();
        long index = inputs++;
        if (index == 0) {
            startTiming();
        }
        long bytes = bytes();
        if (bytes <= enoughBytes) {
            return true;
        }
        if (repeatable && bytes <= limit.maxBytes()) {
            return leaveRestToOtherTask();
        }
        failures.add(new Failure.OfSize(index, limit.bytes()));
        return false;
    }

    private boolean leaveRestToOtherTask() {
        extent = ChunkResult.Extent.BEGINNING;
        return false;
    }

    private boolean tryAgain(I input, Throwable first) {
        Throwable thrown = first;
        for (int tries = 1; ; tries++) {
            stopIfKilled(task);
            if (thrown instanceof PairwiseTree.CombinerException e) {
                failures.add(e.failure());
                return false;
            }
            if (thrown instanceof OutputTooLargeException && mayHaveMoreRoom()) {
                return leaveInputToOtherTask();
            }
            if (tries > rules.retries()) {
                return failed(input, thrown, tries);
            }
            retries++;
            try {
                encoder.add(function.call(firstIndex + inputs, input));
            } catch (Throwable again) {
                thrown = again;
                continue;
            }
            return mapped();
        }
    }

    /** Returns whether the input would have more room as the first one of a chunk in a wave of its own. */
    private boolean mayHaveMoreRoom() {
        return inputs + skipped > 0 || !limit.isLargest();
    }

    /** The input has not been counted, so the other task starts with it. */
    private boolean leaveInputToOtherTask() {
        if (repeatable) {
            return leaveRestToOtherTask();
        }
        failures.add(new Failure.OfSize(inputs, limit.bytes()));
        return false;
    }

    private boolean failed(I input, Throwable thrown, int tries) {
        String error = MessageText.ofThrowable(thrown);
        SerializableCopy.Copy shown = shortened(SerializableCopy.value(input));
        List<Throwable> cause = rules.keepsCauses() ? List.of(SerializableCopy.cause(thrown)) : List.of();
        Failure.OfInput failure = new Failure.OfFunction(preceding(), shown.value(), error, tries, cause);
        return leaveOut(failure, shown.bytes() + error.length());
    }

    /** Replaces an input that is too large to be sent by the start of its text. */
    private SerializableCopy.Copy shortened(SerializableCopy.Copy shown) {
        return shown.bytes() <= limit.maxBytes() / 4 ? shown : SerializableCopy.value(MessageText.of(shown.value()));
    }

    /** Continues without this input, unless too many have failed. */
    private boolean leaveOut(Failure.OfInput failure, long bytes) {
        if (bytes() + FAILURE_BYTES + bytes > limit.bytes() && mayHaveMoreRoom()) {
            return leaveInputToOtherTask();
        }
        encoder.leaveOut();
        failures.add(failure);
        failureBytes += FAILURE_BYTES + bytes;
        if (failures.size() > rules.maxFailures()) {
            return false; // this input is not counted
        }
        leftOut++;
        return countInput();
    }

    /** Ends a task that was cancelled. */
    static void stopIfKilled(TaskContext task) {
        if (task.isInterrupted()) {
            throw new TaskKilledException("the pool no longer needs this task");
        }
    }

    /** A chunk calls {@link #acceptLong} only if its inputs are of type {@code Long} or of a supertype. */
    @SuppressWarnings("unchecked")
    static <I> I boxed(long input) {
        return (I) Long.valueOf(input);
    }
}
