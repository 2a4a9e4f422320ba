package io.sparkpool;

import io.sparkpool.pool.PoolException;

/** What a user can do about a failure whose message does not say it. */
final class Advice {
    private static final String NO_MEMORY = "the driver is out of memory; give it more after --: --driver-memory 4g";
    private static final String NO_THREADS =
            "the system lets this user or container start no more threads; raise the limit (ulimit -u, or that on a container's processes), or use fewer cores";

    private Advice() {}

    /** What to say where Java has no room; it says so of threads, too. */
    static String of(OutOfMemoryError error) {
        return String.valueOf(error.getMessage()).contains("native thread") ? NO_THREADS : NO_MEMORY;
    }

    /** What to add to the message; nothing where it says all. */
    static String of(PoolException failure) {
        if (failure.index().isPresent() && failure.getCause() instanceof ClassCastException) {
            return "; let the function take a Number: inputs are Long, BigInteger or Double"; // not those of a range
        }
        if (isBadLine(failure)) {
            return ", or set such lines aside with --quarantine FILE";
        }
        return failure.getMessage().contains("Too many open files")
                ? "; raise the limit on open files (ulimit -n)"
                : "";
    }

    /** Returns whether the first bad line of a text file ended the job. */
    private static boolean isBadLine(PoolException failure) {
        return failure.index().isPresent()
                && failure.function().isEmpty()
                && failure.getMessage().startsWith("cannot read");
    }
}
