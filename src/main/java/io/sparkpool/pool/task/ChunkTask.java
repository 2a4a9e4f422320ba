package io.sparkpool.pool.task;

import io.sparkpool.message.MessageText;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongUnaryOperator;
import org.apache.spark.TaskContext;
import org.apache.spark.TaskKilledException;
import org.apache.spark.api.java.function.Function;

/**
 * Applies the function to the inputs of one chunk, one after another, and keeps what comes of it.
 *
 * <p>A function that is a {@link LongUnaryOperator} too gets {@code long} inputs as such. Its {@link ArithmeticException}
 * says that an exact result does not fit; from that input on the chunk takes the general way, which has room for it.
 */
final class ChunkTask<I, O, R> implements InputReceiver<I> {
    /** About what a failure needs beside its text. */
    private static final int FAILURE_BYTES = 64;

    private final TaskContext task = TaskContext.get();
    private final Function<? super I, ? extends O> function;
    private final LongUnaryOperator longFunction;
    private final Encoding<O, R> encoding;
    private final Encoder<O, R> encoder;
    private final InputRules rules;
    private final SizeLimit room;
    private final long enoughBytes;
    private final boolean repeatable;
    private final List<Failure> failures = new ArrayList<>();
    private boolean inLongs;
    private long inputs;
    private long skipped;
    private long failureBytes;
    private ChunkResult.Extent extent = ChunkResult.Extent.WHOLE;
    private final long startNanos = System.nanoTime();
    private long secondNanos;

    /** Starts on a chunk. */
    ChunkTask(
            Chunk<I> chunk,
            Function<? super I, ? extends O> function,
            Encoding<O, R> encoding,
            InputRules rules,
            SizeLimit room) {
        this.function = function;
        this.inLongs = function instanceof LongUnaryOperator;
        this.longFunction = inLongs ? (LongUnaryOperator) function : LongUnaryOperator.identity();
        this.encoding = encoding;
        this.encoder = encoding.newEncoder(chunk.firstIndex(), room.bytes());
        this.rules = rules;
        this.room = room;
        this.repeatable = chunk.isRepeatable();
        this.enoughBytes = repeatable ? room.bytes() / 2 : room.bytes(); // so that one more output has room
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
        } catch (Throwable thrown) { // an input that exhausts the stack or the heap fails as any other
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
        Failure.OfInput failure = new Failure.OfRecord(inputs, encoder.position(), inputs + skipped, text, reason);
        return leaveOut(failure, shown.bytes() + reason.length());
    }

    ChunkResult<R> result() {
        long bytes = bytes();
        if (bytes > 2 * room.mostBytes()) { // the encoder has taken what there is no room for
            return ChunkResult.failed(encoding, new Failure.OfSize(inputs - 1, room.mostBytes()));
        }
        try {
            return new ChunkResult<>(
                    encoder.finish(), bytes, inputs, inputs + skipped, nanosPerRecord(), failures, extent);
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
        return inputs > 0 && records > 1
                ? (double) (endNanos - secondNanos) / (records - 1)
                : (double) (endNanos - startNanos) / Math.max(1, records);
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
        long bytes = bytes();
        if (bytes <= enoughBytes) {
            return true;
        }
        if (repeatable && bytes <= room.mostBytes()) {
            return breakOff();
        }
        failures.add(new Failure.OfSize(index, room.bytes()));
        return false;
    }

    /** Leaves the inputs from the next one on to another task. */
    private boolean breakOff() {
        extent = ChunkResult.Extent.BEGINNING;
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
            if (thrown instanceof OutputTooLargeException && mayHaveMoreRoom()) {
                return leaveToOtherTask();
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

    /** Whether an input for which there is no room might have it as the first one of a chunk in a wave of its own. */
    private boolean mayHaveMoreRoom() {
        return inputs + skipped > 0 || !room.isLargest();
    }

    /** The input has not been counted, so the other task begins with it. */
    private boolean leaveToOtherTask() {
        if (repeatable) {
            return breakOff();
        }
        failures.add(new Failure.OfSize(inputs, room.bytes()));
        return false;
    }

    private boolean failed(I input, Throwable thrown, int tries) {
        String error = MessageText.ofThrowable(thrown);
        SerializableCopy.Copy shown = shortened(SerializableCopy.value(input));
        List<Throwable> cause =
                rules.mostFailures() <= InputRules.MAX_CAUSES ? List.of(SerializableCopy.cause(thrown)) : List.of();
        Failure.OfInput failure =
                new Failure.OfFunction(inputs, encoder.position(), shown.value(), error, tries, cause);
        return leaveOut(failure, shown.bytes() + error.length());
    }

    /** Of an input for which there is hardly room the beginning has to do. */
    private SerializableCopy.Copy shortened(SerializableCopy.Copy shown) {
        return shown.bytes() <= room.mostBytes() / 4 ? shown : SerializableCopy.value(MessageText.of(shown.value()));
    }

    /** Goes on without this input, unless too many have failed. */
    private boolean leaveOut(Failure.OfInput failure, long bytes) {
        if (bytes() + FAILURE_BYTES + bytes > room.bytes() && mayHaveMoreRoom()) {
            return leaveToOtherTask();
        }
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
