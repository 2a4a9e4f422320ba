/**
 * Measures the job side by side with what people would pick instead. Start reading at {@link bench.Benchmark}; run it by
 * {@code src/bench/run.sh}.
 */
package bench;
