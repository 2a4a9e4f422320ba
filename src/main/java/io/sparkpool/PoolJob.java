package io.sparkpool;

import io.sparkpool.config.ErrorConfig;
import io.sparkpool.pool.ChunkResults;
import io.sparkpool.pool.ErrorPolicy;
import io.sparkpool.pool.Inputs;
import io.sparkpool.pool.Pool;
import io.sparkpool.report.Progress;
import io.sparkpool.report.Report;
import io.sparkpool.sink.QuarantineFile;
import io.sparkpool.sink.TextOutput;
import io.sparkpool.source.HadoopConfiguration;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.function.Function;

/**
 * The whole job: source, pool, output.
 *
 * @param spark Spark's settings
 * @param inputs what is mapped
 * @param function what maps it
 * @param chunkSize how many inputs a task maps, if the user says
 * @param output how outputs are written
 * @param errors what is done about inputs that fail
 */
record PoolJob(
        SparkConf spark,
        Inputs<Object> inputs,
        Function<Object, Object> function,
        OptionalInt chunkSize,
        TextOutput output,
        ErrorConfig errors) {
    /**
     * Runs the job to its end.
     *
     * @param stream where the outputs go
     * @param terminal where progress is shown, if it is
     * @throws IOException if the stream takes no more; running tasks are cancelled then
     */
    Report run(OutputStream stream, Optional<PrintStream> terminal) throws IOException {
        if (errors.quarantine().isEmpty()) {
            return run(stream, terminal, ErrorPolicy.fail());
        }
        ErrorConfig.Quarantine quarantine = errors.quarantine().get();
        try (QuarantineFile file = QuarantineFile.create(quarantine.path().value(), HadoopConfiguration.of(spark))) {
            Report report = run(stream, terminal, ErrorPolicy.quarantine(file::add, quarantine.maxErrors()));
            file.publish();
            return report;
        }
    }

    private Report run(OutputStream stream, Optional<PrintStream> terminal, ErrorPolicy onError) throws IOException {
        long startNanos = System.nanoTime();
        try (Pool pool = Pool.start(spark);
                ChunkResults<byte[]> results = map(configured(pool, onError));
                Progress<byte[]> progress = Progress.of(results, inputs.estimateSize(), terminal)) {
            long mapNanos = System.nanoTime();
            output.write(progress, stream);
            return new Report(
                    results.function(),
                    results.inputsMapped(),
                    errors.quarantine().isPresent()
                            ? OptionalLong.of(results.inputsQuarantined())
                            : OptionalLong.empty(),
                    results.chunksMapped(),
                    pool.cores(),
                    Duration.ofNanos(mapNanos - startNanos),
                    Duration.ofNanos(System.nanoTime() - mapNanos));
        }
    }

    private Pool configured(Pool pool, ErrorPolicy onError) {
        Pool retrying = pool.withErrorPolicy(onError).withRetries(errors.retries());
        return errors.inputTimeout().isZero() ? retrying : retrying.withInputTimeout(errors.inputTimeout());
    }

    private ChunkResults<byte[]> map(Pool pool) {
        return chunkSize.isPresent()
                ? pool.mapChunks(function, inputs, output.encoding(), chunkSize.getAsInt())
                : pool.mapChunks(function, inputs, output.encoding());
    }
}
