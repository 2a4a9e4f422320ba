package io.sparkpool.pool;

import io.sparkpool.function.FunctionName;
import io.sparkpool.message.MessageText;
import io.sparkpool.pool.task.SerializationProblem;
import java.io.IOException;
import java.io.NotSerializableException;
import java.util.Optional;

/** Refuses what cannot be sent to executors before anything runs, and says which field or variable is the reason. */
public final class SerializationCheck {
    private static final String POOL_INSIDE =
            "it holds a pool, and a pool cannot be used inside a function that a pool maps; give the outer map all inputs at once, for example as pairs";

    private SerializationCheck() {}

    /**
     * Returns why a function cannot be sent to executors, and what to do about it; empty if it can be. Calls of {@link Pool}
     * check it themselves.
     */
    public static Optional<String> problem(Object function) {
        return tryWrite(function).map(thrown -> reason(function, thrown));
    }

    /**
     * Checks that a part of a map can be serialized.
     *
     * @param part {@code function}, {@code combiner} or {@code initializer}
     * @throws PoolException if it cannot be serialized
     */
    static void require(String part, Object value) {
        tryWrite(value).ifPresent(thrown -> {
            throw refusal(part, value, reason(value, thrown), thrown);
        });
    }

    /** Returns the exception of a part that cannot be serialized. */
    static PoolException refusal(String part, Object value, String reason, Throwable cause) {
        String name = FunctionName.of(value);
        return new PoolException(
                "%s '%s' cannot be sent to executors: %s".formatted(part, name, reason),
                part.equals("function") ? Optional.of(name) : Optional.empty(),
                Optional.empty(),
                cause);
    }

    /** Explains why a part of a map cannot be serialized. */
    static String reason(Object value, Throwable thrown) {
        if (!(thrown instanceof NotSerializableException e)) {
            return MessageText.ofThrowable(thrown) + "; fix its serialization";
        }
        return Pool.class.getName().equals(e.getMessage())
                ? POOL_INSIDE
                : SerializationProblem.find(value, e, "create its value inside the function")
                        .orElse("not serializable: %s; leave it out".formatted(e.getMessage()));
    }

    private static Optional<Throwable> tryWrite(Object value) {
        try {
            SerializationProblem.tryWrite(value);
            return Optional.empty();
        } catch (IOException | RuntimeException | StackOverflowError e) {
            return Optional.of(e);
        }
    }
}
