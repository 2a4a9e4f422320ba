package io.sparkpool.report;

import io.sparkpool.report.RunReport.ChunkRow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Reports for tests. */
public final class SampleReport {
    private static final Instant START = Instant.parse("2026-03-01T12:00:00.123456Z");

    private SampleReport() {}

    /** Returns the report of a run on one core that is done, with chunks of ten inputs that took a second each. */
    public static RunReport done(int chunks) {
        long inputs = 10L * chunks;
        double end = chunks + 0.25;
        return new RunReport(
                RunReport.SCHEMA,
                new RunReport.Run(
                        "2026-03-01T12-00-00.123-square",
                        RunReport.Status.DONE,
                        Optional.of(0),
                        START,
                        Optional.of(START.plus(Duration.ofMillis(1000L * chunks + 1350))),
                        List.of("submit.sh", "--range", Long.toString(inputs)),
                        "/srv/squares",
                        "machine",
                        4711,
                        Optional.empty(),
                        Optional.empty()),
                new RunReport.Versions(
                        "0.1.0",
                        Optional.of("target/spark-pool.jar"),
                        Optional.of("ab".repeat(32)),
                        "4.2.0",
                        "17",
                        "Linux"),
                new RunReport.Machine(2, Optional.of(8L << 30), 1L << 30, "local[1]"),
                List.of(new RunReport.SettingValue("spark.master", "local[1]", "--cores")),
                new RunReport.Function("square", Optional.empty(), Optional.empty()),
                new RunReport.Input(
                        "range", Optional.empty(), Optional.of(inputs), Optional.empty(), Optional.empty(), List.of()),
                new RunReport.Output("list", Optional.empty(), Optional.empty(), Optional.of("91630490")),
                new RunReport.Counts(inputs, inputs, 0, 0, 0, chunks, 1, chunks, 0, 0),
                new RunReport.Seconds(
                        Optional.of(0.4),
                        Optional.of(0.5),
                        Optional.of(end),
                        Optional.of(1.95),
                        Optional.of(0.05),
                        Optional.of(0.15),
                        end + 1.1),
                Optional.of(new RunReport.CoreSeconds(1, end, chunks, 0, 0, 0.05, 0, 0.2, 0)),
                Optional.of(new RunReport.Throughput(end, List.of(inputs), List.of(inputs))),
                Optional.of(
                        new RunReport.ChunkTimes(1, 1, 1, 1, 1, 1, 1, List.of(new RunReport.Interval(1, 1.1, chunks)))),
                IntStream.range(0, Math.min(10, chunks))
                        .mapToObj(chunk -> new RunReport.SlowChunk(chunk, Optional.of(10L * chunk), 10, 1, "driver"))
                        .toList(),
                List.of(new RunReport.Executor(
                        "driver",
                        Optional.of("localhost"),
                        1,
                        0,
                        Optional.empty(),
                        Optional.empty(),
                        chunks,
                        chunks,
                        0)),
                new RunReport.Failures(0, List.of()),
                List.of(new RunReport.Advice("Use more cores: --cores 2", "1 of 2 cores was used")),
                Optional.of(new RunReport.SparkMetrics(chunks, 0, chunks, 0.01, 1000)),
                new RunReport.Chunks(
                        chunks,
                        true,
                        IntStream.range(0, chunks).mapToObj(SampleReport::row).toList()));
    }

    /** Returns the report of a run that is done, with what was recorded of its map. */
    static RunReport of(Recorded recorded) {
        RunReport other = done(1);
        return new RunReport(
                other.schema(),
                other.run(),
                other.versions(),
                other.machine(),
                other.settings(),
                other.function(),
                other.input(),
                other.output(),
                recorded.counts(),
                other.seconds(),
                recorded.coreSeconds(),
                recorded.throughput(),
                recorded.chunkTimes(),
                recorded.slowest(),
                recorded.executors(),
                recorded.failures(),
                List.of(),
                recorded.spark(),
                recorded.chunks());
    }

    private static ChunkRow row(int chunk) {
        return new ChunkRow(
                chunk,
                0,
                Optional.of(10L * chunk),
                10,
                10,
                0,
                1,
                "driver",
                0,
                0.01,
                chunk + 0.05,
                chunk + 1.05,
                Optional.of(chunk + 1.06),
                Optional.of("%08x".formatted(chunk)));
    }
}
