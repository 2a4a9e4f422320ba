/**
 * The program: {@link io.sparkpool.Main} turns arguments into an exit code, {@code JobPlan} finds the function and opens
 * the source and the sink, and {@code PoolJob} maps the function over the source and writes the outputs to the sink.
 * Only this package uses all others.
 */
package io.sparkpool;
