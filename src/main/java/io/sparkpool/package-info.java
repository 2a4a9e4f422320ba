/**
 * The program: {@link io.sparkpool.Main} turns arguments into an exit code, {@code JobPlan} finds the function and opens
 * the source and the sink, and {@code PoolJob} maps the function over the source and writes the outputs to the sink.
 *
 * <p>{@code JobRun} runs the job in this process and says how it ended. {@code RunRecord} collects what happens during the
 * run, {@code RunFacts} what is known before it, and {@code RunReporter} makes reports of both when the run begins, and
 * when it ends.
 *
 * Only this package uses all others.
 */
package io.sparkpool;
