/**
 * The job: {@link io.sparkpool.Main} turns arguments into an exit code, {@code PoolJob} maps a source through the pool
 * into an output. The only package that knows all others.
 */
package io.sparkpool;
