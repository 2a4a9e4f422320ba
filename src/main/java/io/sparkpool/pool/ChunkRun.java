package io.sparkpool.pool;

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
    private final TaskContext task = TaskContext.get();
    private final Function<? super I, ? extends O> function;
    private final LongUnaryOperator longFunction;
    private final Encoding<O, R> encoding;
    private final Encoder<O, R> encoder;
    private final long limitBytes;
    private List<Failure> failures = List.of();
    private boolean inLongs;
    private long inputs;
    private long skipped;
    private final long startNanos = System.nanoTime();
    private long secondNanos;

    ChunkRun(Function<? super I, ? extends O> function, Encoding<O, R> encoding, long limitBytes) {
        this.function = function;
        this.inLongs = function instanceof LongUnaryOperator;
        this.longFunction = inLongs ? (LongUnaryOperator) function : LongUnaryOperator.identity();
        this.encoding = encoding;
        this.encoder = encoding.newEncoder();
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
                return failed(input, thrown);
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
            return failed(input, thrown);
        }
    }

    @Override
    public void skip() {
        skipped++;
    }

    @Override
    public boolean reject(String reason) {
        return endedBy(new Failure.OfRecord(inputs + skipped, reason));
    }

    ChunkResult<R> result() {
        long bytes = encoder.sizeBytes();
        try {
            return new ChunkResult<>(encoder.finish(), bytes, inputs, inputs + skipped, nanosPerInput(), failures);
        } catch (OutOfMemoryError e) {
            return new ChunkResult<>(
                    encoding.newEncoder().finish(), 0, 0, 0, 0, List.of(new Failure.OfSize(inputs, bytes)));
        }
    }

    private double nanosPerInput() {
        long endNanos = System.nanoTime();
        return inputs > 1 ? (double) (endNanos - secondNanos) / (inputs - 1) : endNanos - startNanos;
    }

    private boolean mapped() {
        long index = inputs++;
        if (index == 0) {
            secondNanos = System.nanoTime();
        }
        stopIfKilled();
        return encoder.sizeBytes() <= limitBytes || endedBy(new Failure.OfSize(index, limitBytes));
    }

    private boolean failed(Object input, Throwable thrown) {
        stopIfKilled();
        return endedBy(new Failure.OfFunction(
                inputs, Excerpt.of(input), Excerpt.ofThrowable(thrown), Cause.transferable(thrown)));
    }

    private boolean endedBy(Failure failure) {
        failures = List.of(failure);
        return false;
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
