package io.sparkpool.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkpool.report.RunReport.Advice;
import io.sparkpool.report.RunReport.ChunkRow;
import io.sparkpool.report.RunReport.CoreSeconds;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AdvisorTest {
    /** A report with what a rule looks at; nothing of it calls for advice. */
    private static final class Figures {
        private RunReport.Status status = RunReport.Status.DONE;
        private int machine = 4;
        private double start = 1;
        private double map = 20;
        private CoreSeconds cores = new CoreSeconds(4, 80, 60, 1, 0, 1, 8, 10, 0);
        private long inputs = 1000;
        private long chunks = 40;
        private long inputsOfChunk = 25;
        private double lastAlone = 0.1;
        private double slowest = 3;
        private double median = 2;
        private double gcSeconds = 1;
        private double cpuSeconds = 50;
        private long retried;
        private long failed;
        private Optional<String> lost = Optional.empty();
        private String master = "local[4]";
        private List<RunReport.SettingValue> settings = List.of();
        private List<RunReport.InputFile> files = List.of();

        List<Advice> advice() {
            RunReport sample = SampleReport.done(1);
            return Advisor.advice(new RunReport(
                    sample.schema(),
                    new RunReport.Run(
                            sample.run().id(),
                            status,
                            Optional.of(0),
                            sample.run().start(),
                            sample.run().end(),
                            List.of(),
                            "",
                            "",
                            1,
                            Optional.empty(),
                            Optional.empty()),
                    sample.versions(),
                    new RunReport.Machine(machine, Optional.empty(), 1L << 30, master),
                    settings,
                    sample.function(),
                    new RunReport.Input(
                            "text",
                            Optional.empty(),
                            Optional.empty(),
                            files.isEmpty() ? Optional.empty() : Optional.of((long) files.size()),
                            Optional.empty(),
                            files),
                    new RunReport.Output("list", Optional.empty(), Optional.of("bad.jsonl"), Optional.empty()),
                    new RunReport.Counts(
                            inputs, inputs, failed, retried, 0, chunks, 10, chunks, 2, lost.isPresent() ? 1 : 0),
                    new RunReport.Seconds(
                            Optional.of(start / 2),
                            Optional.of(start / 2),
                            Optional.of(map),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            start + map),
                    Optional.of(cores),
                    Optional.empty(),
                    Optional.of(new RunReport.ChunkTimes(1, median, median, median, 3, slowest, median, List.of())),
                    List.of(new RunReport.SlowChunk(17, Optional.of(4352L), inputsOfChunk, slowest, "driver")),
                    List.of(new RunReport.Executor(
                            "driver", Optional.empty(), 4, 0, lost.map(reason -> map), lost, chunks, 60, gcSeconds)),
                    new RunReport.Failures(failed, List.of()),
                    List.of(),
                    Optional.of(new RunReport.SparkMetrics(chunks, 0, cpuSeconds, 0, 0)),
                    new RunReport.Chunks(
                            chunks, true, List.of(row(0, map - 5, map - 3), row(17, map - 4, map - 3 + lastAlone)))));
        }

        private ChunkRow row(long chunk, double start, double end) {
            return new ChunkRow(
                    chunk,
                    0,
                    Optional.of(256 * chunk),
                    inputsOfChunk,
                    inputsOfChunk,
                    0,
                    1,
                    "driver",
                    0,
                    0,
                    start,
                    end,
                    Optional.empty(),
                    Optional.empty());
        }
    }

    private final Figures figures = new Figures();

    @Test
    void aGoodRunGetsNoAdvice() {
        assertThat(figures.advice()).isEmpty();
    }

    @Test
    void aShortRunIsToldOfTheStartOnly() {
        figures.map = 0.4;
        figures.cores = new CoreSeconds(4, 1.6, 0.1, 0, 0, 0, 0, 1.5, 0);
        figures.start = 0.8;
        figures.lastAlone = 5;
        figures.retried = 100;
        assertAdvice(
                "Map more inputs in one run: Spark starts once for all of them",
                "start took 67 % of this run (0.80 of 1.20 s)");
    }

    @Test
    void aShortRunThatFailedGetsNoAdvice() {
        figures.cores = new CoreSeconds(4, 1.6, 0.1, 0, 0, 0, 0, 1.5, 0);
        figures.start = 30;
        figures.status = RunReport.Status.FAILED;
        assertThat(figures.advice()).isEmpty();
    }

    @Test
    void aShortRunThatMapsLongerThanItStartsGetsNoAdvice() {
        figures.map = 1.5;
        figures.cores = new CoreSeconds(4, 6, 1, 0, 0, 0, 0, 5, 0);
        assertThat(figures.advice()).isEmpty();
    }

    @Test
    void aLastChunkThatRanAloneIsToBeSmaller() {
        figures.lastAlone = 12;
        figures.inputsOfChunk = 600;
        assertAdvice(
                "Cut the inputs into smaller chunks: --chunk-size 64",
                "the last chunk ran alone for 12 s, with 600 inputs, at index 4,352");
    }

    @Test
    void oneInputThatRanAloneCannotBeCut() {
        figures.lastAlone = 12;
        figures.inputsOfChunk = 1;
        assertAdvice(
                "Cut this input into smaller ones, or set a limit such as --input-timeout 30s",
                "the last chunk ran alone for 12 s, with one input, at index 4,352");
    }

    @Test
    void aFileThatCannotBeCutIsNamed() {
        figures.cores = new CoreSeconds(4, 80, 20, 0, 0, 0, 0, 60, 0);
        figures.chunks = 1;
        figures.files = List.of(new RunReport.InputFile("data/log.GZ", 1000, Instant.EPOCH));
        assertAdvice(
                "Store the input uncompressed, or as 4 files or more", "4 cores, 1 busy: the .gz file cannot be cut");
    }

    @Test
    void fewerChunksThanCoresAreTooFew() {
        figures.cores = new CoreSeconds(4, 80, 40, 0, 0, 0, 0, 40, 0);
        figures.chunks = 2;
        assertAdvice(
                "Cut the inputs into smaller chunks: --chunk-size 128",
                "4 cores, and the inputs were cut into 2 chunks");
    }

    @Test
    void aSlowChunkThatHoldsUpTheRestIsNamed() {
        figures.cores = new CoreSeconds(4, 80, 40, 0, 0, 0, 40, 0, 0);
        figures.slowest = 9.5;
        figures.inputsOfChunk = 200;
        assertAdvice(
                "Cut the inputs into smaller chunks: --chunk-size 16",
                "cores were idle for 50 % of their time, as results waited for chunk 17, which took 9.5 s (most took 2.00 s), with 200 inputs, at index 4,352");
    }

    @Test
    void chunksThatTheUserMadeTooSmallAreToBeLarger() {
        figures.cores = new CoreSeconds(4, 80, 40, 0, 0, 40, 0, 0, 0);
        figures.median = 0.004;
        figures.slowest = 0.005;
        assertThat(figures.advice()).isEmpty();
        figures.settings = List.of(new RunReport.SettingValue("spark.pool.chunkSize", "2", "--chunk-size"));
        assertAdvice(
                "Leave --chunk-size out, or make it larger: chunks then take about half a second",
                "cores waited for tasks for 50 % of their time, and most chunks took 4 ms");
    }

    @Test
    void moreTasksThanCoresTakeTurnsIfTheyNeedAProcessor() {
        figures.machine = 2;
        figures.cpuSeconds = 39;
        assertAdvice(
                "Use --cores 2: more tasks only take turns",
                "4 tasks at a time on a machine with 2 cores, of which all were busy");
        figures.cpuSeconds = 3;
        assertThat(figures.advice()).isEmpty();
    }

    @Test
    void coresThatAreNotUsedAreOffered() {
        figures.machine = 16;
        figures.cores = new CoreSeconds(4, 80, 76, 0, 0, 0, 0, 4, 0);
        assertAdvice("Use --cores 16", "4 of 16 cores of the machine mapped, and were busy for 95 % of the time");
        figures.master = "spark://host:7077";
        assertThat(figures.advice()).isEmpty();
    }

    @Test
    void muchGarbageNeedsMoreMemory() {
        figures.gcSeconds = 5;
        assertAdvice(
                "Give the driver more memory after --: --driver-memory 2g",
                "executor driver collected garbage for 5.0 of 20.0 s");
    }

    @Test
    void manyRetriesAreToBeLookedInto() {
        figures.retried = 60;
        assertAdvice(
                "Find out why inputs fail at first: --retries 0 shows the errors", "inputs were tried again 60 times");
    }

    @Test
    void lostExecutorsAreNamedWithTheirReason() {
        figures.lost = Optional.of("Container killed");
        assertAdvice(
                "See the logs of the executors; if the system killed them, give them more memory after --: --executor-memory 4g, for example",
                "1 executor was lost, and 2 tasks ran again: Container killed");
    }

    @Test
    void quarantinedInputsAreToBeSeen() {
        figures.failed = 12;
        assertAdvice("See 'bad.jsonl', which says why each of them failed", "12 of 1,000 inputs failed");
    }

    private void assertAdvice(String advice, String evidence) {
        assertThat(figures.advice()).containsExactly(new Advice(advice, evidence));
    }
}
