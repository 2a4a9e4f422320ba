package io.sparkpool.pool;

import java.util.ArrayList;
import java.util.List;
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
    /** A part of the heap that leaves room for the result's copies on the way, and for the other tasks. */
    private static final long LIMIT_BYTES = Math.min(Runtime.getRuntime().maxMemory() / 16, 512L << 20);

    private final TaskContext task = TaskContext.get();
    private final Function<? super I, ? extends O> function;
    private final LongUnaryOperator longFunction;
    private final Encoder<O, R> encoder;
    private final List<Failure> failures = new ArrayList<>();
    private boolean inLongs;
    private long inputs;
    private long skipped;

    ChunkRun(Function<? super I, ? extends O> function, Encoder<O, R> encoder) {
        this.function = function;
        this.inLongs = function instanceof LongUnaryOperator;
        this.longFunction = inLongs ? (LongUnaryOperator) function : LongUnaryOperator.identity();
        this.encoder = encoder;
    }

    @Override
    public boolean acceptLong(long input) {
        if (inLongs) {
            try {
                encoder.addLong(longFunction.applyAsLong(input));
                return counted();
            } catch (ArithmeticException doesNotFit) {
                inLongs = false;
            }
        }
        return accept(boxed(input));
    }

    @Override
    public boolean accept(I input) {
        try {
            encoder.add(function.call(input));
            return counted();
        } catch (Throwable cause) { // an input that exhausts the stack or the heap fails as any other
            stopIfKilled();
            failures.add(new Failure.OfFunction(inputs, Excerpt.of(input), Cause.transferable(cause)));
            return false;
        }
    }

    @Override
    public void skip() {
        skipped++;
    }

    @Override
    public boolean reject(String reason) {
        failures.add(new Failure.OfRecord(inputs + skipped, reason));
        return false;
    }

    ChunkResult<R> result() {
        return new ChunkResult<>(encoder.finish(), inputs, inputs + skipped, failures);
    }

    private boolean counted() {
        inputs++;
        stopIfKilled();
        if (encoder.sizeBytes() > LIMIT_BYTES) {
            failures.add(new Failure.OfSize(inputs, LIMIT_BYTES));
            return false;
        }
        return true;
    }

    private void stopIfKilled() {
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
