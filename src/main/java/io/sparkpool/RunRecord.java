package io.sparkpool;

import io.sparkpool.config.Key;
import io.sparkpool.config.SecretMask;
import io.sparkpool.pool.FailedInput;
import io.sparkpool.pool.Pool;
import io.sparkpool.pool.PoolException;
import io.sparkpool.pool.ProgressListener;
import io.sparkpool.pool.task.Digest;
import io.sparkpool.report.Advisor;
import io.sparkpool.report.Recorded;
import io.sparkpool.report.RunDirectory;
import io.sparkpool.report.RunRecorder;
import io.sparkpool.report.RunReport;
import io.sparkpool.report.RunReport.Status;
import io.sparkpool.sink.SinkWriter;
import io.sparkpool.spark.SparkEvents;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Records a run, from its begin to its end, and reports it: as running, so that a run that is killed stays visible, and
 * again when it ends. What cannot be recorded or reported does not change the run. Thread-safe.
 */
final class RunRecord {
    /** A signal must end the process within two seconds. */
    private static final long MAX_FACTS_MILLIS = 1_000;

    private final RunRecorder recorder = new RunRecorder();
    private final StepTimes steps = new StepTimes();
    private final MapEvents map = new MapEvents(steps);
    private final Instant begun = Instant.now();
    private final CompletableFuture<RunFacts> facts = new CompletableFuture<>();
    private final SecretMask secrets;

    /** Guarded by this, like the fields below. */
    private final ReportFiles files;

    private Optional<Digest> digest = Optional.empty();
    private boolean ended;

    private RunRecord(JobPlan plan, ReportFiles files) {
        this.secrets = SecretMask.of(plan.config());
        this.files = files;
    }

    /** What this class itself takes from the events of the map. */
    private static final class MapEvents implements ProgressListener {
        /** The number of inputs; empty as long as it is not known. */
        private volatile Optional<Long> inputs = Optional.empty();

        private final StepTimes steps;

        MapEvents(StepTimes steps) {
            this.steps = steps;
        }

        @Override
        public void started(Started started) {
            steps.begin(StepTimes.Step.MAP);
            inputs = started.inputs().stream().boxed().findFirst();
        }
    }

    /** Passes on what Spark reports, until the map has ended: then executors go because Spark stops. */
    private static final class Executors implements SparkEvents.Receiver {
        private final RunRecorder recorder;
        private volatile boolean mapEnded;

        Executors(RunRecorder recorder) {
            this.recorder = recorder;
        }

        @Override
        public void executorCame(String id, String host, int cores, long atMicros) {
            recorder.executorCame(id, host, cores, atMicros);
        }

        @Override
        public void executorWent(String id, String reason, long atMicros) {
            if (!mapEnded) {
                recorder.executorWent(id, reason, atMicros);
            }
        }

        @Override
        public void taskMeasured(long cpuNanos, long deserializeMillis, long resultBytes) {
            recorder.sparkMeasured(cpuNanos, deserializeMillis, resultBytes);
        }
    }

    private final Executors executors = new Executors(recorder);

    /**
     * Begins to record a run. Whether its report can be written is known when this method returns; the report itself is
     * written in the background.
     *
     * @param err where to say that it cannot be written
     */
    static RunRecord begin(JobPlan plan, PrintStream err) {
        String function = plan.config().get(Key.FUNCTION);
        String name = function.substring(Math.max(function.lastIndexOf('.'), function.lastIndexOf('$')) + 1);
        RunRecord record = new RunRecord(plan, ReportFiles.open(plan.reports(), Instant.now(), name, err));
        Thread background = new Thread(() -> record.reportStart(plan), "run-report");
        background.setDaemon(true);
        background.start();
        return record;
    }

    private void reportStart(JobPlan plan) {
        try {
            facts.complete(RunFacts.find(plan));
            writeStart();
        } catch (Throwable defect) {
            facts.completeExceptionally(defect); // reported at the end
        }
    }

    private synchronized void writeStart() {
        if (!ended) {
            files.write(report(Status.RUNNING, Optional.empty(), Optional.empty(), facts.join()));
        }
    }

    /** Notes that a step of the run begins. */
    void begin(StepTimes.Step step) {
        steps.begin(step);
    }

    /** Returns a view of a pool whose map is recorded. Spark runs. */
    Pool watch(Pool pool) {
        SparkEvents.passTo(executors);
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
    synchronized void completed(Digest all) {
        digest = Optional.of(all);
    }

    /** Notes that the map has ended, also with a failure. */
    void mapEnded() {
        executors.mapEnded = true;
        recorder.mapEnded();
    }

    /**
     * Reports the end of the run.
     *
     * @param error why it failed, as the user was told
     * @return the report; empty if the end was reported before, or nothing is known of the run
     */
    synchronized Optional<RunReport> end(Status status, int exitCode, Optional<String> error) {
        if (ended) {
            return Optional.empty();
        }
        ended = true;
        steps.end();
        try {
            RunFacts known = facts.get(MAX_FACTS_MILLIS, TimeUnit.MILLISECONDS);
            RunReport report = report(status, Optional.of(exitCode), error.map(secrets::text), known);
            files.write(report);
            return Optional.of(report);
        } catch (Throwable e) { // as nothing of this may change the run
            files.giveUp(e);
            return Optional.empty();
        }
    }

    /** Returns the file with the report, if there is one. */
    synchronized Optional<Path> file() {
        return files.directory().map(run -> run.path().resolve(RunDirectory.JSON));
    }

    private RunReport report(Status status, Optional<Integer> exitCode, Optional<String> error, RunFacts known) {
        Recorded recorded = recorder.recorded();
        RunReport.Input input = known.input();
        RunReport.Output output = known.output();
        RunReport report = new RunReport(
                RunReport.SCHEMA,
                run(status, exitCode, error, known),
                known.versions(),
                known.machine(),
                known.settings(),
                known.function(),
                new RunReport.Input(
                        input.kind(), input.path(), map.inputs, input.files(), input.bytes(), input.listedFiles()),
                new RunReport.Output(output.kind(), output.path(), output.quarantine(), digest.map(Digest::toString)),
                recorded.counts(),
                seconds(known.processStart(), recorded),
                recorded.coreSeconds(),
                recorded.throughput(),
                recorded.chunkTimes(),
                recorded.slowest(),
                recorded.executors(),
                recorded.failures(),
                List.of(),
                recorded.spark(),
                recorded.chunks());
        return status == Status.RUNNING ? report : report.withAdvice(Advisor.advice(report));
    }

    private RunReport.Run run(Status status, Optional<Integer> exitCode, Optional<String> error, RunFacts known) {
        return new RunReport.Run(
                files.directory().map(RunDirectory::id).orElse(""),
                status,
                exitCode,
                known.processStart(),
                status == Status.RUNNING
                        ? Optional.empty()
                        : Optional.of(Instant.now().truncatedTo(ChronoUnit.MILLIS)),
                known.command(),
                Path.of("").toAbsolutePath().toString(),
                known.host(),
                ProcessHandle.current().pid(),
                Optional.empty(),
                error);
    }

    private RunReport.Seconds seconds(Instant processStart, Recorded recorded) {
        long startMicros = ChronoUnit.MICROS.between(Instant.EPOCH, processStart);
        return steps.seconds(
                Duration.between(processStart, begun),
                recorded.firstDeliveredMicros().map(micros -> (micros - startMicros) / 1e6));
    }
}
