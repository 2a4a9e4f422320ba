package io.sparkpool;

import io.sparkpool.output.TextOutput;
import io.sparkpool.pool.ChunkResults;
import io.sparkpool.pool.Inputs;
import io.sparkpool.pool.Pool;
import io.sparkpool.report.Progress;
import io.sparkpool.report.Report;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.function.Function;

/**
 * Driver only. The whole job: source, pool, output.
 *
 * @param spark Spark's settings
 * @param inputs what is mapped
 * @param function what maps it
 * @param chunkSize how many inputs a task maps, if the user says
 * @param output how outputs are written
 */
record PoolJob(
        SparkConf spark,
        Inputs<Object> inputs,
        Function<Object, Object> function,
        OptionalInt chunkSize,
        TextOutput output) {
    /**
     * Runs the job to its end.
     *
     * @param stream where the outputs go
     * @param terminal where progress is shown, if it is
     * @throws IOException if the stream takes no more; running tasks are cancelled then
     */
    Report run(OutputStream stream, Optional<PrintStream> terminal) throws IOException {
        long startNanos = System.nanoTime();
        try (Pool pool = Pool.start(spark);
                ChunkResults<byte[]> results = map(pool);
                Progress<byte[]> progress = Progress.of(results, inputs.estimateSize(), terminal)) {
            long mapNanos = System.nanoTime();
            output.write(progress, stream);
            return new Report(
                    results.function(),
                    results.inputsMapped(),
                    results.chunksMapped(),
                    pool.cores(),
                    Duration.ofNanos(mapNanos - startNanos),
                    Duration.ofNanos(System.nanoTime() - mapNanos));
        }
    }

    private ChunkResults<byte[]> map(Pool pool) {
        return chunkSize.isPresent()
                ? pool.mapChunks(function, inputs, output.encoding(), chunkSize.getAsInt())
                : pool.mapChunks(function, inputs, output.encoding());
    }
}
