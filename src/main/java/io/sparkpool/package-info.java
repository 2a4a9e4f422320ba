/**
 * The program: {@link io.sparkpool.Main} turns arguments into an exit code, {@code PoolJob} maps a function over a
 * source and writes the outputs to a sink. Only this package uses all others.
 */
package io.sparkpool;
