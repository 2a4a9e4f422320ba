package io.sparkpool;

import io.sparkpool.config.ErrorConfig;
import io.sparkpool.file.HadoopConfiguration;
import io.sparkpool.message.UserException;
import io.sparkpool.pool.ChunkResults;
import io.sparkpool.pool.ErrorPolicy;
import io.sparkpool.pool.Inputs;
import io.sparkpool.pool.Pool;
import io.sparkpool.pool.PoolException;
import io.sparkpool.report.Progress;
import io.sparkpool.report.Report;
import io.sparkpool.sink.QuarantineFile;
import io.sparkpool.sink.Sink;
import io.sparkpool.source.Source;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.function.Function;

/**
 * The job: maps a function over the inputs of a source and writes the outputs to a sink.
 *
 * @param spark Spark's settings
 * @param source where the inputs come from
 * @param function the function
 * @param chunkSize how many inputs a task maps; empty if the pool decides
 * @param sink where the outputs go
 * @param errors what to do with failing inputs
 */
record PoolJob(
        SparkConf spark,
        Source source,
        Function<Object, Object> function,
        Optional<Integer> chunkSize,
        Sink<?> sink,
        ErrorConfig errors) {
    /**
     * Runs the job to its end.
     *
     * @param standardOutput the standard output of the process
     * @param terminal where progress is shown; empty if it is not
     * @throws UserException if the job fails; the message says what the user can do
     * @throws IOException if standard output cannot be written; running tasks are cancelled then
     */
    Report run(OutputStream standardOutput, Optional<PrintStream> terminal) throws IOException {
        try {
            return runByPolicy(standardOutput, terminal);
        } catch (PoolException e) {
            throw new JobException(e, source.advice(e));
        }
    }

    /** The failure of a job, with advice for the user in its message. */
    private static final class JobException extends UserException {
        JobException(PoolException failure, String advice) {
            super(failure.getMessage() + advice, failure.getCause(), FAILED);
        }
    }

    private Report runByPolicy(OutputStream standardOutput, Optional<PrintStream> terminal) throws IOException {
        if (errors.quarantine().isEmpty()) {
            return run(sink, ErrorPolicy.fail(), standardOutput, terminal);
        }
        ErrorConfig.Quarantine quarantine = errors.quarantine().get();
        try (QuarantineFile file = QuarantineFile.create(quarantine.file().value(), HadoopConfiguration.of(spark))) {
            ErrorPolicy policy = ErrorPolicy.quarantine(file::add, quarantine.maxErrors());
            Report report = run(sink, policy, standardOutput, terminal);
            file.publish();
            return report;
        }
    }

    private <P> Report run(
            Sink<P> sink, ErrorPolicy onError, OutputStream standardOutput, Optional<PrintStream> terminal)
            throws IOException {
        long startNanos = System.nanoTime();
        try (Pool pool = Pool.start(spark);
                ChunkResults<P> results = map(configured(pool, onError), sink);
                Progress<P> progress = Progress.of(results, source.inputs().estimateSize(), terminal)) {
            long mapNanos = System.nanoTime();
            sink.write(progress, standardOutput);
            return new Report(
                    results.function(),
                    results.inputsMapped(),
                    OptionalLong.empty(),
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
        return errors.inputTimeout().map(retrying::withInputTimeout).orElse(retrying);
    }

    private <P> ChunkResults<P> map(Pool pool, Sink<P> sink) {
        Inputs<Object> inputs = inputs(source);
        Pool sized = chunkSize.map(pool::withChunkSize).orElse(pool);
        return sized.mapChunks(function, inputs, sink.encoding());
    }

    @SuppressWarnings("unchecked") // inputs are only read
    private static Inputs<Object> inputs(Source source) {
        return (Inputs<Object>) source.inputs();
    }
}
