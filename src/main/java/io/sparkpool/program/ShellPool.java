package io.sparkpool.program;

import io.sparkpool.pool.Pool;
import java.util.Optional;

/**
 * The pool of Java's shell, whose snippets run in this process. Its first snippet starts the pool, so that Spark finds the
 * classes of the snippets.
 */
public final class ShellPool {
    /** Guarded by the class. */
    private static Optional<Pool> open = Optional.empty();

    private ShellPool() {}

    /** Starts the pool, after closing the one that was started before the shell was reset. */
    public static synchronized Pool start() {
        close();
        Pool pool = Pool.start();
        open = Optional.of(pool);
        return pool;
    }

    /** Closes the pool, if it was started. */
    static synchronized void close() {
        open.ifPresent(Pool::terminate);
        open = Optional.empty();
    }
}
