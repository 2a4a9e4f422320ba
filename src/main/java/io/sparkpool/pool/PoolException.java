package io.sparkpool.pool;

import io.sparkpool.message.MessageText;
import io.sparkpool.message.UserException;
import io.sparkpool.pool.task.Failure;
import io.sparkpool.pool.task.ObjectBuffer;
import io.sparkpool.spark.ClusterException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.IntFunction;

/**
 * A map that could not be finished, or not be started. The message says on one line what failed and why; where an input
 * failed, it is the failing input of the lowest index, on any number of cores and for any chunk size. The cause is what
 * the function threw, if it did, or one with its words where that cannot travel; where a policy lets more than 100 inputs
 * fail, causes do not travel, and there is none.
 */
public final class PoolException extends UserException {
    private final String function;
    /** None where no input is to blame, and in a copy. */
    private final transient FailedInput failedInput;

    private PoolException(String message, String function, Optional<FailedInput> failedInput, Throwable cause) {
        super(message, cause, FAILED);
        this.function = function;
        this.failedInput = failedInput.orElse(null);
    }

    private PoolException(String message, Throwable cause) {
        this(message, "", Optional.empty(), cause);
    }

    static PoolException ofFunction(String function, long index, Failure.OfFunction failure) {
        String message = "function '%s' failed at index %d on input %s: %s"
                .formatted(function, index, MessageText.of(failure.input()), reason(failure));
        FailedInput failed = new FailedInput(index, failure.input(), reason(failure));
        return new PoolException(
                message,
                function,
                Optional.of(failed),
                failure.cause().stream().findFirst().orElse(null));
    }

    /** What the function threw, and how often if it was tried again. */
    static String reason(Failure.OfFunction failure) {
        return failure.tries() == 1 ? failure.error() : "%s (%d tries)".formatted(failure.error(), failure.tries());
    }

    static PoolException ofRecord(FailedInput failed) {
        return new PoolException(failed.error(), "", Optional.of(failed), null);
    }

    static PoolException ofInputs(Exception cause) {
        return new PoolException("the inputs cannot be read: " + MessageText.ofThrowable(cause), cause);
    }

    static PoolException ofSize(long index, long limitBytes, String advice) {
        String message =
                "the outputs of one chunk need more than %s, the most that may be sent to the driver at once (reached at index %d); %s"
                        .formatted(MessageText.ofBytes(limitBytes), index, advice);
        return new PoolException(message, null);
    }

    static PoolException ofOutputs(long firstIndex, String error) {
        return new PoolException(
                "the outputs of the chunk that starts at index %d cannot be sent to the driver: %s"
                        .formatted(firstIndex, error),
                null);
    }

    static PoolException ofInput(long index, Exception refused) {
        String message = "the input at index %d cannot be sent to executors: %s"
                .formatted(index, ObjectBuffer.reason(refused, "map what it is made from"));
        return new PoolException(message, refused);
    }

    static PoolException ofInitializer(Failure.OfSetup failure) {
        return new PoolException(
                "initializer '%s' failed: %s".formatted(failure.name(), failure.error()), failure.cause());
    }

    static PoolException ofCombiner(Failure.OfCombiner failure) {
        return new PoolException(
                "combiner '%s' failed: %s".formatted(failure.name(), failure.error()), failure.cause());
    }

    static PoolException tooMany(long maxErrors, PoolException last) {
        String message = "more than %d %s failed; the next one: %s"
                .formatted(maxErrors, maxErrors == 1 ? "input" : "inputs", last.getMessage());
        return new PoolException(message, last.function, Optional.ofNullable(last.failedInput), last.getCause());
    }

    static PoolException cannotTravel(String part, String name, String why, Throwable cause) {
        String message = "%s '%s' cannot be sent to executors: %s".formatted(part, name, why);
        return new PoolException(message, part.equals("function") ? name : "", Optional.empty(), cause);
    }

    public static PoolException atStart(Exception cause) {
        if (cause instanceof UserException) {
            return new PoolException(cause.getMessage(), cause);
        }
        Throwable root = SparkFailure.root(cause);
        String why = String.valueOf(root.getMessage()).startsWith("Only one SparkContext")
                ? "it runs in this process already, and no pool has started it; share it with Pool.on, or stop it first"
                : SparkFailure.describe(root);
        return new PoolException("Spark could not start: " + why, cause);
    }

    static PoolException bySpark(Throwable cause, IntFunction<String> chunks) {
        return new PoolException(SparkFailure.explain(cause, chunks), cause);
    }

    static PoolException stopped(String master, Throwable cause) {
        return new PoolException(ClusterException.stopped(master, cause).getMessage(), cause);
    }

    static PoolException of(UserException failure) {
        return new PoolException(failure.getMessage(), failure);
    }

    static PoolException interrupted(InterruptedException cause) {
        return new PoolException("interrupted while waiting for a chunk", cause);
    }

    static PoolException cancelled() {
        return new PoolException("cancelled before all inputs were mapped: the pool was closed or terminated", null);
    }

    /** What the message calls the function, if the function or one of its inputs is to blame. */
    public Optional<String> function() {
        return function.isEmpty() ? Optional.empty() : Optional.of(function);
    }

    /** The failing input's index, from 0, if one input is to blame. */
    public OptionalLong index() {
        return failedInput == null ? OptionalLong.empty() : OptionalLong.of(failedInput.index());
    }

    /** The failing input, if one is to blame and it is not null; its text, where it could not be sent to the driver. */
    public Optional<Object> input() {
        return Optional.ofNullable(failedInput).map(FailedInput::input);
    }
}
