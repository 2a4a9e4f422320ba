package io.sparkpool.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sparkpool.report.RunReport.ChunkRow;
import io.sparkpool.report.RunReport.ChunkTimes;
import io.sparkpool.report.RunReport.CoreSeconds;
import io.sparkpool.report.RunReport.Executor;
import io.sparkpool.report.RunReport.FileTasks;
import io.sparkpool.report.RunReport.Interval;
import io.sparkpool.report.RunReport.Seconds;
import io.sparkpool.report.RunReport.SlowChunk;
import io.sparkpool.report.RunReport.Status;
import io.sparkpool.report.RunReport.Throughput;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Checks what holds for every report, whatever was run and however it ended. */
public final class ReportCheck {
    /** Numbers of a report are rounded to microseconds, and up to ten of them are added. */
    private static final double ROUNDING = 1e-5;

    /** Why an executor went that Spark did not need, in its words. */
    private static final Optional<String> RELEASED = Optional.of("Executor killed by driver.");

    private static final int MAX_ROWS = 10_000;
    private static final int MAX_FILE_TASKS = 1_000;
    private static final int MAX_LISTED = 100;
    private static final int MAX_SLOWEST = 10;

    private final RunReport report;
    private final String file;

    private ReportCheck(RunReport report, String file) {
        this.report = report;
        this.file = file;
    }

    /** Holds a report against its schema, and its sums against each other. */
    public static void check(Path reportJson) throws IOException {
        ReportSchema.check(reportJson);
        check(RunJson.read(reportJson), reportJson.toString());
    }

    /** Holds the sums of a report against each other. */
    static void check(RunReport report, String file) {
        ReportCheck check = new ReportCheck(report, file);
        check.status();
        check.steps();
        check.cores();
        check.throughput();
        check.times();
        check.slowest();
        check.executors();
        check.failures();
        check.rows();
        check.wholeTable();
        check.files();
        check.lanes();
        check.spark();
    }

    private void status() {
        RunReport.Run run = report.run();
        Optional<Integer> exitCode = run.exitCode();
        switch (run.status()) {
            case RUNNING -> assertThat(exitCode).as(file).isEmpty();
            case DONE -> assertThat(exitCode).as(file).contains(0);
            case FAILED -> assertThat(exitCode.orElseThrow()).as(file).isBetween(1, 127);
            case INTERRUPTED ->
                assertThat(exitCode.orElseThrow())
                        .as(file)
                        .satisfiesAnyOf(
                                code -> assertThat(code).isZero(),
                                code -> assertThat(code).isGreaterThan(128));
        }
        assertThat(run.end().isPresent()).as(file).isEqualTo(run.status() != Status.RUNNING);
        run.end().ifPresent(end -> assertThat(end).as(file).isAfterOrEqualTo(run.start()));
        if (run.status() == Status.DONE) {
            assertThat(run.error()).as(file).isEmpty();
            assertThat(report.coreSeconds()).as(file).isPresent();
        }
    }

    private void steps() {
        Seconds seconds = report.seconds();
        double sum = Stream.of(seconds.prepare(), seconds.start(), seconds.map(), seconds.publish(), seconds.stop())
                .flatMap(Optional::stream)
                .mapToDouble(step -> step)
                .sum();
        equal("steps", sum, seconds.total());
    }

    private void cores() {
        report.coreSeconds().ifPresent(cores -> equal("core-seconds", parts(cores), cores.total()));
        assertThat(report.throughput().isPresent())
                .as(file)
                .isEqualTo(report.coreSeconds().isPresent());
    }

    private static double parts(CoreSeconds cores) {
        return cores.function()
                + cores.serialization()
                + cores.files()
                + cores.scheduling()
                + cores.behindOrder()
                + cores.atEnd()
                + cores.absent();
    }

    private void throughput() {
        long delivered = report.throughput()
                .map(Throughput::delivered)
                .map(ReportCheck::sum)
                .orElse(0L);
        long completed = report.throughput()
                .map(Throughput::completed)
                .map(ReportCheck::sum)
                .orElse(0L);
        assertThat(delivered)
                .as(file + ": inputs delivered")
                .isEqualTo(report.counts().inputs());
        assertThat(completed).as(file + ": inputs completed").isGreaterThanOrEqualTo(delivered);
        report.throughput()
                .ifPresent(map -> assertThat(map.completed()).as(file).hasSameSizeAs(map.delivered()));
    }

    private static long sum(List<Long> counts) {
        return counts.stream().mapToLong(count -> count).sum();
    }

    private void times() {
        assertThat(report.chunkTimes().isPresent())
                .as(file)
                .isEqualTo(report.chunks().total() > 0);
        report.chunkTimes().ifPresent(times -> {
            assertThat(Stream.of(times.min(), times.p25(), times.median(), times.p75(), times.p95(), times.max()))
                    .as(file)
                    .isSorted();
            assertThat(times.mean()).as(file).isBetween(times.min() - ROUNDING, times.max() + ROUNDING);
            histogram(times);
        });
    }

    private void histogram(ChunkTimes times) {
        List<Interval> intervals = times.histogram();
        assertThat(intervals.stream().mapToLong(Interval::chunks).sum())
                .as(file + ": chunks of the histogram")
                .isEqualTo(report.chunks().total());
        for (int i = 1; i < intervals.size(); i++) {
            assertThat(intervals.get(i).from())
                    .as(file)
                    .isEqualTo(intervals.get(i - 1).to());
        }
        assertThat(intervals.get(0).from()).as(file).isLessThanOrEqualTo(times.min());
        assertThat(intervals.get(intervals.size() - 1).to()).as(file).isGreaterThan(times.max());
    }

    private void slowest() {
        List<SlowChunk> slowest = report.slowest();
        assertThat(slowest).as(file).hasSize((int)
                Math.min(MAX_SLOWEST, report.chunks().total()));
        assertThat(slowest).as(file).isSortedAccordingTo(Comparator.comparingDouble(chunk -> -chunk.seconds()));
        report.chunkTimes()
                .ifPresent(times -> equal("slowest chunk", slowest.get(0).seconds(), times.max()));
    }

    private void executors() {
        assertThat(report.executors().stream().mapToLong(Executor::chunks).sum())
                .as(file + ": chunks of executors")
                .isEqualTo(report.chunks().total());
        assertThat(report.executors().stream()
                        .filter(executor -> executor.went().isPresent())
                        .filter(executor -> !executor.reason().equals(RELEASED)))
                .as(file + ": lost executors")
                .hasSize((int) report.counts().lostExecutors());
    }

    private void failures() {
        long count = report.failures().count();
        assertThat(count).as(file + ": failures").isEqualTo(report.counts().failed());
        assertThat(report.failures().first()).as(file).hasSize((int) Math.min(MAX_LISTED, count));
    }

    /** Checks each row by itself. */
    private void rows() {
        long total = report.chunks().total();
        List<ChunkRow> rows = report.chunks().rows();
        assertThat(report.chunks().complete()).as(file).isEqualTo(rows.size() == total);
        assertThat(rows).as(file).hasSizeLessThanOrEqualTo(MAX_ROWS);
        assertThat(rows).as(file).isSortedAccordingTo(Comparator.comparingLong(ChunkRow::chunk));
        int lastFailure = report.run().status() == Status.FAILED ? 1 : 0; // its input is not counted
        rows.forEach(row -> {
            assertThat(row.start()).as(file).isGreaterThanOrEqualTo(row.submitted() - ROUNDING);
            assertThat(row.end()).as(file).isGreaterThanOrEqualTo(row.start());
            row.delivered().ifPresent(at -> assertThat(at).as(file).isGreaterThanOrEqualTo(row.end() - ROUNDING));
            assertThat(row.delivered().isPresent())
                    .as(file)
                    .isEqualTo(row.firstInput().isPresent());
            assertThat(row.failed()).as(file).isLessThanOrEqualTo(row.inputs() + lastFailure);
        });
    }

    /** Checks the sums of all rows, if there are all. */
    private void wholeTable() {
        if (!report.chunks().complete()) {
            return;
        }
        RunReport.Counts counts = report.counts();
        List<ChunkRow> rows = report.chunks().rows();
        long attempts = rows.stream().mapToLong(ChunkRow::attempts).sum();
        assertThat(attempts).as(file + ": task attempts").isEqualTo(counts.taskAttempts());
        assertThat(attempts - rows.size()).as(file + ": lost tasks").isEqualTo(counts.lostTasks());
        List<ChunkRow> delivered =
                rows.stream().filter(row -> row.delivered().isPresent()).toList();
        assertThat(delivered.stream().map(ChunkRow::chunk).distinct())
                .as(file + ": chunks")
                .hasSize((int) counts.chunks());
        if (report.run().status() == Status.DONE) {
            inputsInOrder(delivered);
            assertThat(delivered.stream().mapToLong(ChunkRow::outputs).sum())
                    .as(file + ": outputs")
                    .isEqualTo(counts.outputs());
            assertThat(delivered.stream().mapToLong(ChunkRow::failed).sum())
                    .as(file + ": failed inputs")
                    .isEqualTo(counts.failed());
        }
    }

    private void inputsInOrder(List<ChunkRow> delivered) {
        long inputs = 0;
        for (ChunkRow row : delivered) {
            assertThat(row.firstInput())
                    .as(file + ": first input of chunk " + row.chunk())
                    .contains(inputs);
            inputs += row.inputs();
        }
        assertThat(inputs).as(file + ": inputs").isEqualTo(report.counts().inputs());
    }

    /** Checks the tasks that wrote files. */
    private void files() {
        long count = report.chunks().files().map(FileTasks::count).orElse(0L);
        assertThat(report.chunks().listedFiles()).as(file).hasSize((int) Math.min(MAX_FILE_TASKS, count));
        double writing = report.coreSeconds().map(CoreSeconds::files).orElse(0.0);
        assertThat(writing == 0 || count > 0).as(file + ": time for files").isTrue();
        assertThat(report.chunks().busy().isPresent())
                .as(file + ": busy cores")
                .isEqualTo(!report.chunks().isWhole());
    }

    /** A task of a lane. */
    private record Task(int lane, double start, double end, Record what) {}

    private void lanes() {
        Map<Integer, Task> last = new HashMap<>();
        Stream<Task> chunks =
                report.chunks().rows().stream().map(row -> new Task(row.lane(), row.start(), row.end(), row));
        Stream<Task> files = report.chunks().listedFiles().stream()
                .map(task -> new Task(task.lane(), task.start(), task.end(), task));
        Stream.concat(chunks, files)
                .sorted(Comparator.comparingDouble(Task::start).thenComparingDouble(Task::end))
                .forEach(task -> {
                    assertThat(task.lane())
                            .as(file)
                            .isBetween(0, report.coreSeconds().orElseThrow().cores() - 1);
                    assertThat(task.end()).as(file).isGreaterThanOrEqualTo(task.start());
                    Task before = last.put(task.lane(), task);
                    if (before != null) {
                        assertThat(task.start())
                                .as("%s: %s and %s on one lane", file, before.what(), task.what())
                                .isGreaterThanOrEqualTo(before.end() - ROUNDING);
                    }
                });
    }

    private void spark() {
        report.spark()
                .ifPresent(spark -> assertThat(spark.tasks() + spark.missing())
                        .as(file + ": tasks that Spark measured")
                        .isGreaterThanOrEqualTo(report.chunks().total()));
    }

    private void equal(String what, double actual, double expected) {
        assertThat(actual).as(file + ": " + what).isCloseTo(expected, within(ROUNDING));
    }
}
