package io.sparkpool;

import io.sparkpool.config.ErrorConfig;
import io.sparkpool.file.HadoopConfiguration;
import io.sparkpool.message.UserException;
import io.sparkpool.pool.ChunkResults;
import io.sparkpool.pool.ErrorPolicy;
import io.sparkpool.pool.FailedInput;
import io.sparkpool.pool.Inputs;
import io.sparkpool.pool.Mapping;
import io.sparkpool.pool.Pool;
import io.sparkpool.pool.PoolException;
import io.sparkpool.pool.ProgressListener;
import io.sparkpool.pool.task.Digest;
import io.sparkpool.publish.Publication;
import io.sparkpool.report.Report;
import io.sparkpool.sink.QuarantineFile;
import io.sparkpool.sink.Sink;
import io.sparkpool.sink.SinkWriter;
import io.sparkpool.source.Source;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.apache.spark.SparkConf;

/**
 * The job: maps a function over the inputs of a source and writes the outputs to a sink.
 *
 * @param spark Spark's settings
 * @param source where the inputs come from
 * @param mapping the function
 * @param chunkSize how many inputs a task maps; empty if the pool decides
 * @param batchSize how many inputs a function of many inputs gets at once; empty if the pool decides
 * @param sink where the outputs go
 * @param errors what to do with failing inputs
 */
record PoolJob(
        SparkConf spark,
        Source source,
        Mapping<Object, Object> mapping,
        Optional<Integer> chunkSize,
        Optional<Integer> batchSize,
        Sink<?> sink,
        ErrorConfig errors) {
    /**
     * Runs the job to its end.
     *
     * @param standardOutput the standard output of the process
     * @param record records the run
     * @param watchers are told of the progress of the map
     * @throws UserException if the job fails; the message says what the user can do
     * @throws IOException if standard output cannot be written; running tasks are cancelled then
     */
    Report run(OutputStream standardOutput, RunRecord record, List<ProgressListener> watchers) throws IOException {
        try {
            return publish(standardOutput, record, watchers);
        } catch (PoolException e) {
            throw new JobException(e, source.advice(e));
        }
    }

    /** Returns the same job on a Spark with other settings. */
    PoolJob withSpark(SparkConf settings) {
        return new PoolJob(settings, source, mapping, chunkSize, batchSize, sink, errors);
    }

    /** The failure of a job, with advice for the user in its message. */
    private static final class JobException extends UserException {
        JobException(PoolException failure, String advice) {
            super(failure.getMessage() + advice, failure.getCause(), FAILED);
        }
    }

    private Report publish(OutputStream standardOutput, RunRecord record, List<ProgressListener> watchers)
            throws IOException {
        try (Publication publication = new Publication()) {
            SinkWriter<?> writer = sink.open(publication, standardOutput);
            Report report = runByPolicy(writer, publication, record, watchers);
            record.begin(StepTimes.Step.PUBLISH);
            publication.publish();
            return report;
        }
    }

    private Report runByPolicy(
            SinkWriter<?> writer, Publication publication, RunRecord record, List<ProgressListener> watchers)
            throws IOException {
        if (errors.quarantine().isEmpty()) {
            return run(writer, ErrorPolicy.fail(), record, watchers);
        }
        ErrorConfig.Quarantine quarantine = errors.quarantine().get();
        QuarantineFile file =
                QuarantineFile.create(quarantine.file().value(), HadoopConfiguration.of(spark), publication);
        Consumer<FailedInput> receiver = failed -> {
            file.add(failed);
            record.failed(failed);
        };
        Report report = run(writer, ErrorPolicy.quarantine(receiver, quarantine.maxErrors()), record, watchers);
        file.complete();
        return report;
    }

    private <P> Report run(SinkWriter<P> writer, ErrorPolicy onError, RunRecord record, List<ProgressListener> watchers)
            throws IOException {
        long startNanos = System.nanoTime();
        record.begin(StepTimes.Step.START);
        try (Pool pool = Pool.start(spark)) {
            return map(pool, startNanos, writer, onError, record, watchers);
        }
    }

    private <P> Report map(
            Pool pool,
            long startNanos,
            SinkWriter<P> writer,
            ErrorPolicy onError,
            RunRecord record,
            List<ProgressListener> watchers)
            throws IOException {
        Inputs<Object> inputs = inputs(source);
        Pool watched = record.watch(watched(configured(pool, onError), watchers));
        try (ChunkResults<P> results = watched.mapChunks(mapping, inputs, writer.encoding())) {
            long mapNanos = System.nanoTime();
            Digest digest = writer.write(record.written(results, writer), results, record.watchFiles(pool));
            record.completed(digest);
            Duration start = Duration.ofNanos(mapNanos - startNanos);
            return report(results, digest, pool.cores(), start, Duration.ofNanos(System.nanoTime() - mapNanos));
        } catch (PoolException e) {
            record.failed(e);
            throw e;
        } finally {
            record.mapEnded();
        }
    }

    private Report report(ChunkResults<?> results, Digest digest, int tasks, Duration start, Duration map) {
        return new Report(
                results.function(),
                results.inputsMapped(),
                results.outputs(),
                digest.toString(),
                sink.path(),
                errors.quarantine().isPresent() ? OptionalLong.of(results.inputsQuarantined()) : OptionalLong.empty(),
                results.chunksMapped(),
                tasks,
                start,
                map);
    }

    private Pool configured(Pool pool, ErrorPolicy onError) {
        Pool configured = pool.withErrorPolicy(onError).withRetries(errors.retries());
        configured = errors.inputTimeout().map(configured::withInputTimeout).orElse(configured);
        configured = batchSize.map(configured::withBatchSize).orElse(configured);
        return chunkSize.map(configured::withChunkSize).orElse(configured);
    }

    private static Pool watched(Pool pool, List<ProgressListener> watchers) {
        Pool watched = pool;
        for (ProgressListener watcher : watchers) {
            watched = watched.withProgress(watcher);
        }
        return watched;
    }

    @SuppressWarnings("unchecked") // inputs are only read
    private static Inputs<Object> inputs(Source source) {
        return (Inputs<Object>) source.inputs();
    }
}
