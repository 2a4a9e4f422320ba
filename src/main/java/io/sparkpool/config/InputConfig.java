package io.sparkpool.config;

/** Where a job's inputs come from. */
public sealed interface InputConfig {
    /** The whole numbers from {@code start} on, before {@code end}, {@code step} apart; {@code step} is not 0. */
    record Range(long start, long end, long step) implements InputConfig {}

    /** One number a line, in the files that {@code path} names. */
    record Text(Setting path) implements InputConfig {}
}
