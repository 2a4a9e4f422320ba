package io.sparkpool.pool;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.LongUnaryOperator;
import org.apache.spark.TaskContext;
import org.apache.spark.TaskKilledException;
import org.apache.spark.api.java.function.Function;

/**
 * Runs on executors. Applies the function to the inputs of one chunk, one after another, and keeps what comes of it.
 *
 * <p>A function that is a {@link LongUnaryOperator} too gets {@code long} inputs as such. Its {@link ArithmeticException}
 * says that an exact result does not fit; from that input on the chunk takes the general way, which has room for it.
 */
final class ChunkRun<I, O, R> implements InputReceiver<I> {
    /** About what a failure needs beside its text. */
    private static final int FAILURE_BYTES = 64;

    private final TaskContext task = TaskContext.get();
    private final Function<? super I, ? extends O> function;
    private final LongUnaryOperator longFunction;
    private final Encoding<O, R> encoding;
    private final Encoder<O, R> encoder;
    private final InputRules rules;
    private final long limitBytes;
    private final List<Failure> failures = new ArrayList<>();
    private boolean inLongs;
    private long inputs;
    private long skipped;
    private final ObjectSizes failureSizes = new ObjectSizes();
    private long failureBytes;
    private final long startNanos = System.nanoTime();
    private long secondNanos;

    /**
     * Starts on a chunk.
     *
     * @param firstIndex the index of its first input, where that is known
     * @param limitBytes how many bytes the outputs may need
     */
    ChunkRun(
            Function<? super I, ? extends O> function,
            Encoding<O, R> encoding,
            InputRules rules,
            OptionalLong firstIndex,
            long limitBytes) {
        this.function = function;
        this.inLongs = function instanceof LongUnaryOperator;
        this.longFunction = inLongs ? (LongUnaryOperator) function : LongUnaryOperator.identity();
        this.encoding = encoding;
        this.encoder = encoding.newEncoder(firstIndex);
        this.rules = rules;
        this.limitBytes = limitBytes;
    }

    @Override
    public boolean acceptLong(long input) {
        if (inLongs) {
            try {
                encoder.addLong(longFunction.applyAsLong(input));
                return mapped();
            } catch (ArithmeticException doesNotFit) {
                inLongs = false;
            } catch (Throwable thrown) {
                return tryAgain(boxed(input), thrown);
            }
        }
        return accept(boxed(input));
    }

    @Override
    public boolean accept(I input) {
        try {
            encoder.add(function.call(input));
            return mapped();
        } catch (Throwable thrown) { // an input that exhausts the stack or the heap fails as any other
            return tryAgain(input, thrown);
        }
    }

    @Override
    public void skip() {
        skipped++;
    }

    @Override
    public boolean reject(String record, String reason) {
        return left(new Failure.OfRecord(inputs, inputs + skipped, record, reason), record.length() + reason.length());
    }

    ChunkResult<R> result() {
        long bytes = encoder.sizeBytes() + failureBytes;
        try {
            return new ChunkResult<>(encoder.finish(), bytes, inputs, inputs + skipped, nanosPerInput(), failures);
        } catch (OutOfMemoryError e) {
            return ChunkResult.failed(encoding, new Failure.OfSize(inputs, bytes));
        }
    }

    private double nanosPerInput() {
        long endNanos = System.nanoTime();
        return inputs > 1 ? (double) (endNanos - secondNanos) / (inputs - 1) : endNanos - startNanos;
    }

    private boolean mapped() {
        stopIfKilled(task);
        return goOn();
    }

    /** Counts the input; whether there is room for the outputs of others. */
    private boolean goOn() {
        long index = inputs++;
        if (index == 0) {
            secondNanos = System.nanoTime();
        }
        if (encoder.sizeBytes() + failureBytes <= limitBytes) {
            return true;
        }
        failures.add(new Failure.OfSize(index, limitBytes));
        return false;
    }

    private boolean tryAgain(I input, Throwable first) {
        Throwable thrown = first;
        for (int tries = 1; ; tries++) {
            stopIfKilled(task);
            if (thrown instanceof CombinerException e) {
                failures.add(e.failure());
                return false;
            }
            if (tries > rules.retries()) {
                return failed(input, thrown, tries);
            }
            try {
                encoder.add(function.call(input));
                return mapped();
            } catch (Throwable again) {
                thrown = again;
            }
        }
    }

    private boolean failed(I input, Throwable thrown, int tries) {
        String error = Excerpt.ofThrowable(thrown);
        Object shown = Transfer.value(input);
        List<Throwable> cause =
                rules.mostFailures() <= ErrorPolicy.MOST_CAUSES ? List.of(Transfer.cause(thrown)) : List.of();
        return left(
                new Failure.OfFunction(inputs, shown, error, tries, cause), failureSizes.of(shown) + error.length());
    }

    /** Goes on without this input, unless too many have failed. */
    private boolean left(Failure.OfInput failure, long bytes) {
        encoder.leaveOut();
        failures.add(failure);
        failureBytes += FAILURE_BYTES + bytes;
        if (failures.size() > rules.mostFailures()) {
            return false;
        }
        return goOn();
    }

    /** Ends a task that was cancelled. */
    static void stopIfKilled(TaskContext task) {
        if (task.isInterrupted()) {
            throw new TaskKilledException("the pool no longer needs this task");
        }
    }

    /** A chunk that hands over longs is a chunk of longs, or of a type that longs are. */
    @SuppressWarnings("unchecked")
    private I boxed(long input) {
        return (I) Long.valueOf(input);
    }
}
