package io.sparkpool.report;

import io.sparkpool.message.MessageText;
import io.sparkpool.pool.FailedInput;
import io.sparkpool.pool.ProgressListener;
import io.sparkpool.pool.task.Digest;
import io.sparkpool.pool.task.TaskTimes;
import io.sparkpool.report.Edge.Change;
import io.sparkpool.report.TaskSpan.Work;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * Records a map for its report. It listens to the map, and to whatever else knows something of it. Its memory does not
 * grow with the number of chunks. Safe for use by several threads; all methods return soon.
 *
 * <p>All counts come from the events of the map. What Spark's listener bus tells, which may drop events, only adds to
 * them: where and when executors came and went, and what Spark measured.
 */
public final class RunRecorder implements ProgressListener {
    private static final int MAX_FAILURES = 100;
    private static final int MAX_FAILURE_CHARACTERS = 200;
    private static final int SLOWEST = 10;
    private static final String NO_REASON = "Spark did not tell why";
    private static final int MAX_FILE_TASKS = 1_000;

    private final Object lock = new Object();
    private final LongSupplier nowMicros;

    // All of these are guarded by the lock.
    private final CoreTimes coreTimes = new CoreTimes();
    private final ExecutorRecords executors = new ExecutorRecords(coreTimes);
    private final InFlight chunksInFlight = new InFlight();
    private final InFlight filesInFlight = new InFlight();
    private final Map<Long, RecordedChunk> undelivered = new HashMap<>();
    private final ChunkSample sample = new ChunkSample();
    private final Durations durations = new Durations();
    private final IntervalCounts intervals = new IntervalCounts();
    private final MapCounts counts = new MapCounts();
    private final MeasuredTasks measured = new MeasuredTasks();
    private final List<RunReport.FailedInput> failures = new ArrayList<>();
    private final List<TaskSpan> firstFileTasks = new ArrayList<>();
    private Optional<Started> started = Optional.empty();
    private Optional<RecordedChunk> lastDelivered = Optional.empty();
    private Optional<Long> firstDeliveredMicros = Optional.empty();
    private Optional<Long> endMicros = Optional.empty();
    private long startMicros = Long.MAX_VALUE;
    private long fileTasks;

    /** Creates a recorder of a map that has not begun. */
    public RunRecorder() {
        this(() -> ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now()));
    }

    RunRecorder(LongSupplier nowMicros) {
        this.nowMicros = nowMicros;
    }

    @Override
    public void started(Started map) {
        synchronized (lock) {
            if (started.isPresent()) {
                return;
            }
            started = Optional.of(map);
            startMicros = nowMicros.getAsLong();
            coreTimes.begin(startMicros);
            executors.mapBegins(map.cores(), startMicros);
        }
    }

    @Override
    public void submitted(Submitted wave) {
        submitted(chunksInFlight, wave);
    }

    @Override
    public void allSubmitted(long atMicros) {
        synchronized (lock) {
            if (isMapping()) {
                coreTimes.add(Edge.of(atMicros, Change.ALL_SUBMITTED, 0));
            }
        }
    }

    @Override
    public void completed(Completed chunk) {
        synchronized (lock) {
            if (!isMapping()) {
                return;
            }
            boolean rest = chunksInFlight.arrived(chunk.wave());
            TaskTimes times = chunk.times();
            executors.of(times.executor()).mapped(times);
            counts.completed(chunk);
            intervals.completed(chunk.arrivedMicros() - startMicros, chunk.inputs());
            RecordedChunk recorded = new RecordedChunk(chunk, span(chunk, Work.MAP), !rest);
            durations.add(recorded.micros());
            sample.add(recorded);
            undelivered.put(recorded.number, recorded);
            sweep();
        }
    }

    @Override
    public void delivered(Delivered chunk) {
        synchronized (lock) {
            if (!isMapping()) {
                return;
            }
            counts.delivered(chunk);
            intervals.delivered(chunk.atMicros() - startMicros, chunk.inputs());
            if (firstDeliveredMicros.isEmpty()) {
                firstDeliveredMicros = Optional.of(chunk.atMicros());
            }
            lastDelivered = Optional.ofNullable(undelivered.remove(chunk.chunk()));
            if (lastDelivered.isPresent()) {
                lastDelivered.get().delivered(chunk);
                if (lastDelivered.get().first) {
                    counts.chunkDelivered();
                }
            }
        }
    }

    /** Returns the listener for the tasks that write files of a table, while the map goes on and after it. */
    public ProgressListener files() {
        return new ProgressListener() {
            @Override
            public void submitted(Submitted wave) {
                RunRecorder.this.submitted(filesInFlight, wave);
            }

            @Override
            public void completed(Completed files) {
                filesCompleted(files);
            }
        };
    }

    /** Takes note of an input that failed. */
    public void failed(FailedInput input) {
        if (countFailure() <= MAX_FAILURES) {
            // outside of the lock, as it calls the user's toString
            RunReport.FailedInput first =
                    new RunReport.FailedInput(input.index(), shortened(MessageText.text(input.input())), input.error());
            synchronized (lock) {
                failures.add(first);
            }
        }
    }

    private long countFailure() {
        synchronized (lock) {
            counts.inputFailed();
            return counts.failed();
        }
    }

    /** Takes note of the digest of all outputs so far, after those of a delivered chunk were written. */
    public void digest(Digest upToHere) {
        synchronized (lock) {
            if (lastDelivered.isPresent()) {
                lastDelivered.get().digest(upToHere);
            }
        }
    }

    /** Takes note that all outputs are written, or that the map failed; what happens later is no part of the map. */
    public void mapEnded() {
        synchronized (lock) {
            if (isMapping()) {
                endMicros = Optional.of(Math.max(startMicros, nowMicros.getAsLong()));
                finish(coreTimes, endMicros.get());
            }
        }
    }

    /**
     * Takes note of an executor.
     *
     * @param host where it runs; empty if that is not known
     */
    public void executorCame(String id, String host, int cores, long atMicros) {
        synchronized (lock) {
            if (endMicros.isEmpty()) {
                executors.came(id, host, cores, atMicros);
            }
        }
    }

    /** Takes note that an executor was lost. */
    public void executorWent(String id, String reason, long atMicros) {
        synchronized (lock) {
            if (hasGone(id, reason, atMicros)) {
                counts.executorLost();
            }
        }
    }

    /** Takes note that Spark gave an executor back, which is no loss. */
    public void executorReleased(String id, String reason, long atMicros) {
        synchronized (lock) {
            hasGone(id, reason, atMicros);
        }
    }

    /** Notes that an executor is gone, before the map has ended; returns whether that is new. */
    private boolean hasGone(String id, String reason, long atMicros) {
        return endMicros.isEmpty() && executors.hasGone(id, reason, atMicros);
    }

    /**
     * Takes note of the executors that Spark has when the map ends. Others that have sent results were lost, even if the
     * listener bus has not told of that.
     */
    public void executorsLeft(Set<String> ids) {
        synchronized (lock) {
            long atMicros = nowMicros.getAsLong();
            for (String id : executors.ids()) {
                if (!ids.contains(id)) {
                    executorWent(id, NO_REASON, atMicros);
                }
            }
        }
    }

    /** Takes note of what Spark measured of a task. */
    public void sparkMeasured(long cpuNanos, long deserializeMillis, long resultBytes) {
        synchronized (lock) {
            measured.add(cpuNanos, deserializeMillis, resultBytes);
        }
    }

    /** Returns what was recorded so far. */
    public Recorded recorded() {
        synchronized (lock) {
            if (started.isEmpty()) {
                return recorded(Optional.empty(), 0);
            }
            if (endMicros.isPresent()) {
                return recorded(Optional.of(coreTimes), endMicros.get() - startMicros);
            }
            long untilMicros = Math.max(startMicros, nowMicros.getAsLong());
            CoreTimes untilNow = coreTimes.copy();
            finish(untilNow, untilMicros);
            return recorded(Optional.of(untilNow), untilMicros - startMicros);
        }
    }

    private Recorded recorded(Optional<CoreTimes> times, long mapMicros) {
        return new Recorded(
                counts.counts(chunksInFlight.submitted()),
                times.map(CoreTimes::coreSeconds),
                times.isEmpty() ? Optional.empty() : Optional.of(intervals.upTo(mapMicros)),
                durations.times(),
                slowest(),
                executors.reported(startMicros, times),
                new RunReport.Failures(counts.failed(), List.copyOf(failures)),
                measured.metrics(sample.total() + fileTasks),
                new RunReport.Chunks(
                        sample.total(),
                        sample.isComplete(),
                        rows(),
                        sample.isComplete() && fileTasks == firstFileTasks.size()
                                ? Optional.empty()
                                : times.map(CoreTimes::busyCores),
                        fileTasks == 0 ? Optional.empty() : Optional.of(fileTasks())),
                mapMicros,
                firstDeliveredMicros);
    }

    private List<RunReport.SlowChunk> slowest() {
        List<RunReport.SlowChunk> slowest = new ArrayList<>();
        for (RecordedChunk chunk : sample.slowest(SLOWEST)) {
            slowest.add(chunk.slow());
        }
        return List.copyOf(slowest);
    }

    private List<RunReport.ChunkRow> rows() {
        List<RunReport.ChunkRow> rows = new ArrayList<>();
        for (RecordedChunk chunk : sample.kept()) {
            rows.add(chunk.row(startMicros));
        }
        return List.copyOf(rows);
    }

    private RunReport.FileTasks fileTasks() {
        List<RunReport.FileTask> first = new ArrayList<>();
        for (TaskSpan task : firstFileTasks) {
            first.add(task.file(startMicros));
        }
        return new RunReport.FileTasks(fileTasks, List.copyOf(first));
    }

    private void submitted(InFlight inFlight, Submitted wave) {
        synchronized (lock) {
            if (isMapping()) {
                inFlight.submitted(wave);
                coreTimes.add(Edge.of(wave.atMicros(), Change.SUBMITTED, wave.chunks()));
                sweep();
            }
        }
    }

    private void filesCompleted(Completed files) {
        synchronized (lock) {
            if (isMapping()) {
                filesInFlight.arrived(files.wave());
                fileTasks++;
                executors.of(files.times().executor()).collected(files.times());
                TaskSpan task = span(files, Work.FILES);
                if (firstFileTasks.size() < MAX_FILE_TASKS) {
                    firstFileTasks.add(task);
                }
                sweep();
            }
        }
    }

    /** Adds the task of a result to the times of the cores, by the clock of the driver. */
    private TaskSpan span(Completed result, Work work) {
        TaskTimes times = result.times();
        long submittedMicros = Math.max(startMicros, result.submittedMicros());
        long arrivedMicros = Math.max(submittedMicros, result.arrivedMicros());
        long endMicrosThere = times.startMicros() + times.totalNanos() / 1000;
        long correction = executors
                .of(times.executor())
                .clock
                .observe(submittedMicros, times.startMicros(), endMicrosThere, arrivedMicros);
        TaskSpan span = new TaskSpan(
                times,
                work,
                work == Work.MAP ? result.inputs() : 0,
                between(submittedMicros, times.startMicros() + correction, arrivedMicros),
                between(submittedMicros, endMicrosThere + correction, arrivedMicros));
        coreTimes.add(span);
        return span;
    }

    private static long between(long least, long value, long most) {
        return Math.max(least, Math.min(value, most));
    }

    private boolean isMapping() {
        return started.isPresent() && endMicros.isEmpty();
    }

    /** Accounts for the time before the oldest chunk in flight was submitted, which no later result can change. */
    private void sweep() {
        long oldestMicros = Math.min(chunksInFlight.oldestMicros(), filesInFlight.oldestMicros());
        if (oldestMicros < Long.MAX_VALUE) {
            coreTimes.sweep(oldestMicros);
        }
    }

    /** Accounts for the time up to an end. Chunks without a result are taken as mapped wherever a core was free. */
    private void finish(CoreTimes times, long atMicros) {
        chunksInFlight.addTo(times);
        filesInFlight.addTo(times);
        times.finish(atMicros);
    }

    private static String shortened(String text) {
        return text.codePointCount(0, text.length()) <= MAX_FAILURE_CHARACTERS
                ? text
                : text.substring(0, text.offsetByCodePoints(0, MAX_FAILURE_CHARACTERS)) + "...";
    }
}
