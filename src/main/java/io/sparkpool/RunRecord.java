package io.sparkpool;

import io.sparkpool.config.SecretMask;
import io.sparkpool.pool.FailedInput;
import io.sparkpool.pool.Pool;
import io.sparkpool.pool.PoolException;
import io.sparkpool.pool.ProgressListener;
import io.sparkpool.pool.task.Digest;
import io.sparkpool.report.Recorded;
import io.sparkpool.report.RunRecorder;
import io.sparkpool.report.RunReport;
import io.sparkpool.sink.SinkWriter;
import io.sparkpool.spark.SparkEvents;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Records what happens in a run, for its report. Thread-safe. */
final class RunRecord implements SparkEvents.Receiver {
    private final Instant begun = Instant.now();
    private final StepTimes steps = new StepTimes();
    private final RunRecorder recorder = new RunRecorder();
    private final MapStart map = new MapStart(steps);
    private final Runnable atMapEnd;
    private volatile boolean mapEnded;

    /** Empty as long as not all outputs are written. */
    private volatile Optional<Digest> digest = Optional.empty();

    /**
     * Begins to record.
     *
     * @param atMapEnd is run when the map has ended
     */
    RunRecord(Runnable atMapEnd) {
        this.atMapEnd = atMapEnd;
    }

    /** Notes when the map starts, and how many inputs it expects. */
    private static final class MapStart implements ProgressListener {
        private final StepTimes steps;
        private volatile Optional<Long> inputs = Optional.empty();

        MapStart(StepTimes steps) {
            this.steps = steps;
        }

        @Override
        public void started(Started started) {
            steps.begin(StepTimes.Step.MAP);
            inputs = started.inputs().stream().boxed().findFirst();
        }
    }

    /** Notes that a step of the run begins. */
    void begin(StepTimes.Step step) {
        steps.begin(step);
    }

    /** Returns a view of a pool whose map is recorded, and which is the next step of the run. Spark runs. */
    Pool watch(Pool pool) {
        SparkEvents.passTo(this);
        return pool.withProgress(recorder).withProgress(map);
    }

    /** Returns a view of a pool whose tasks are recorded as those that write files. */
    Pool watchFiles(Pool pool) {
        return pool.withProgress(recorder.files());
    }

    /** Returns an iterator over the chunks of the map, which records what has been written of them. */
    <R> Iterator<R> written(Iterator<R> chunks, SinkWriter<R> writer) {
        return new WrittenChunks<>(chunks, writer::digest, recorder::digest);
    }

    @Override
    public void executorCame(String id, String host, int cores, long atMicros) {
        recorder.executorCame(id, host, cores, atMicros);
    }

    /** Records a loss; after the map, executors go because Spark stops. */
    @Override
    public void executorWent(String id, String reason, long atMicros) {
        if (!mapEnded) {
            recorder.executorWent(id, reason, atMicros);
        }
    }

    @Override
    public void executorReleased(String id, String reason, long atMicros) {
        if (!mapEnded) {
            recorder.executorReleased(id, reason, atMicros);
        }
    }

    @Override
    public void taskMeasured(long cpuNanos, long deserializeMillis, long resultBytes) {
        recorder.sparkMeasured(cpuNanos, deserializeMillis, resultBytes);
    }

    /** Notes that an input has failed. */
    void failed(FailedInput input) {
        recorder.failed(input);
    }

    /** Notes that the map has failed. */
    void failed(PoolException failure) {
        failure.index()
                .ifPresent(index -> recorder.failed(
                        new FailedInput(index, failure.input().orElse(null), String.valueOf(failure.getMessage()))));
    }

    /** Notes that all outputs have been written. */
    void completed(Digest all) {
        digest = Optional.of(all);
    }

    /** Notes that the map has ended, also with a failure. Spark stops next. */
    void mapEnded() {
        mapEnded = true;
        SparkEvents.executors().ifPresent(recorder::executorsLeft);
        recorder.mapEnded();
        steps.begin(StepTimes.Step.STOP);
        atMapEnd.run();
    }

    /** Notes that the last step has ended. */
    void end() {
        steps.end();
    }

    /**
     * Makes a report, without advice.
     *
     * @param secrets masks secrets in what failing inputs and their errors contain
     */
    RunReport report(RunReport.Run run, RunFacts facts, SecretMask secrets) {
        Recorded recorded = recorder.recorded();
        RunReport.Input input = facts.input();
        RunReport.Output output = facts.output();
        return new RunReport(
                RunReport.SCHEMA,
                run,
                facts.versions(),
                facts.machine(),
                facts.settings(),
                facts.function(),
                new RunReport.Input(
                        input.kind(), input.path(), map.inputs, input.files(), input.bytes(), input.listedFiles()),
                new RunReport.Output(output.kind(), output.path(), output.quarantine(), digest.map(Digest::toString)),
                recorded.counts(),
                seconds(facts.start(), recorded),
                recorded.coreSeconds(),
                recorded.throughput(),
                recorded.chunkTimes(),
                recorded.slowest(),
                recorded.executors(),
                masked(recorded.failures(), secrets),
                List.of(),
                recorded.spark(),
                recorded.chunks());
    }

    private static RunReport.Failures masked(RunReport.Failures failures, SecretMask secrets) {
        return new RunReport.Failures(
                failures.count(),
                failures.first().stream()
                        .map(failed -> new RunReport.FailedInput(
                                failed.index(), secrets.text(failed.input()), secrets.text(failed.reason())))
                        .toList());
    }

    private RunReport.Seconds seconds(Instant start, Recorded recorded) {
        long startMicros = ChronoUnit.MICROS.between(Instant.EPOCH, start);
        return steps.seconds(
                Duration.between(start, begun),
                recorded.firstDeliveredMicros().map(micros -> (micros - startMicros) / 1e6));
    }
}
