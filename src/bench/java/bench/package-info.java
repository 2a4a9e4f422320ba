/**
 * Benchmarks: compares the job with the programs that people would use instead of it. Start reading at {@link
 * bench.Benchmark}; {@code src/bench/run.sh} runs it.
 */
package bench;
