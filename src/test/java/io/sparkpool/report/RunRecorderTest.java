package io.sparkpool.report;

import static io.sparkpool.report.RecordedMap.micros;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.sparkpool.pool.FailedInput;
import io.sparkpool.pool.ProgressListener.Completed;
import io.sparkpool.pool.ProgressListener.Submitted;
import io.sparkpool.pool.task.Digest;
import io.sparkpool.pool.task.TaskTimes;
import io.sparkpool.report.RecordedMap.Result;
import io.sparkpool.report.RunReport.ChunkRow;
import io.sparkpool.report.RunReport.Counts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunRecorderTest {
    @Test
    void nothingIsKnownBeforeTheMapBegins() {
        Recorded recorded = new RunRecorder().recorded();
        assertThat(recorded)
                .isEqualTo(new Recorded(
                        new Counts(0, 0, 0, 0, 0, 0, 0, 0, 0, 0),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        new RunReport.Failures(0, List.of()),
                        Optional.empty(),
                        new RunReport.Chunks(0, true, List.of()),
                        0,
                        Optional.empty()));
    }

    @Test
    void aMapWithoutInputsHasIdleCores() {
        Recorded recorded = new RecordedMap(4).end(100);
        assertThat(recorded.coreSeconds()).contains(new RunReport.CoreSeconds(4, 0.4, 0, 0, 0, 0, 0.4, 0, 0));
        assertThat(recorded.throughput())
                .contains(new RunReport.Throughput(0.05, List.of(0L, 0L, 0L), List.of(0L, 0L, 0L)));
        assertThat(recorded.chunkTimes()).isEmpty();
    }

    @Test
    void aChunkBecomesARow() {
        Digest digest = Digest.of("0\n".getBytes(StandardCharsets.UTF_8));
        RecordedMap map = new RecordedMap(1).submit(0, 0, 1, 10).complete(0, 0, "driver", 10, 20, 50);
        map.deliver(0, 0, 10, 60).recorder.digest(digest);
        Recorded recorded = map.end(70);
        assertThat(recorded.chunks().rows())
                .containsExactly(new ChunkRow(
                        0,
                        0,
                        Optional.of(0L),
                        10,
                        10,
                        0,
                        1,
                        "driver",
                        0,
                        0.01,
                        0.02,
                        0.05,
                        Optional.of(0.06),
                        Optional.of(digest.toString())));
        assertThat(recorded.counts()).isEqualTo(new Counts(10, 10, 0, 0, 0, 1, 1, 1, 0, 0));
        assertThat(recorded.slowest()).containsExactly(new RunReport.SlowChunk(0, Optional.of(0L), 10, 0.03, "driver"));
        assertThat(recorded.firstDeliveredMicros()).contains(micros(60));
        assertThat(recorded.mapMicros()).isEqualTo(70_000);
    }

    @Test
    void aChunkThatIsNotDeliveredIsNotCountedYetHasARow() {
        Recorded recorded = new RecordedMap(1)
                .submit(0, 0, 1, 0)
                .complete(0, 0, "driver", 0, 0, 5)
                .end(10);
        assertThat(recorded.counts()).isEqualTo(new Counts(0, 0, 0, 0, 0, 0, 1, 1, 0, 0));
        ChunkRow row = recorded.chunks().rows().get(0);
        assertThat(row.firstInput()).isEmpty();
        assertThat(row.delivered()).isEmpty();
        assertThat(row.digest()).isEmpty();
    }

    @Test
    void partsOfAChunkAreOneChunk() {
        Recorded recorded = new RecordedMap(1)
                .submit(0, 0, 2, 0)
                .complete(0, 0, "driver", 0, 0, 5)
                .complete(0, 1, "driver", 0, 5, 10)
                .deliver(0, 0, 10, 11)
                .submit(1, 0, 1, 11)
                .complete(1, 0, "driver", 11, 12, 20)
                .deliver(0, 10, 10, 21)
                .deliver(1, 20, 10, 22)
                .end(30);
        assertThat(recorded.counts()).isEqualTo(new Counts(30, 30, 0, 0, 0, 2, 2, 3, 0, 0));
        assertThat(recorded.chunks().rows())
                .extracting(ChunkRow::chunk, ChunkRow::firstInput)
                .containsExactly(tuple(0L, Optional.of(0L)), tuple(0L, Optional.of(10L)), tuple(1L, Optional.of(20L)));
    }

    @Test
    void attemptsAndRetriesAreCountedFromResults() {
        RecordedMap map = new RecordedMap(1).submit(0, 0, 2, 0);
        map.complete(map.recorder, 0, 0, "1", 0, 0, 5, new Result(10, 9, 1, 4, 2, 0, 0))
                .complete(map.recorder, 0, 1, "1", 0, 5, 9, new Result(10, 10, 0, 3, 0, 0, 0));
        Counts counts = map.end(10).counts();
        assertThat(counts.retried()).isEqualTo(7);
        assertThat(counts.taskAttempts()).isEqualTo(4);
        assertThat(counts.lostTasks()).isEqualTo(2);
    }

    @Test
    void oneHundredFailuresAreListedWithTheirTextShortened() {
        RecordedMap map = new RecordedMap(1);
        map.recorder.failed(new FailedInput(0, "x".repeat(300), "bad"));
        for (int i = 1; i < 250; i++) {
            map.recorder.failed(new FailedInput(i, i, "bad"));
        }
        Recorded recorded = map.end(1);
        assertThat(recorded.counts().failed()).isEqualTo(250);
        assertThat(recorded.failures().count()).isEqualTo(250);
        assertThat(recorded.failures().first())
                .hasSize(100)
                .startsWith(
                        new RunReport.FailedInput(0, "x".repeat(200) + "...", "bad"),
                        new RunReport.FailedInput(1, "1", "bad"));
    }

    @Test
    void garbageCollectionsOfTasksThatRunTogetherAreCountedOnce() {
        RecordedMap map = new RecordedMap(2).submit(0, 0, 3, 0);
        map.complete(map.recorder, 0, 0, "driver", 0, 0, 50, new Result(1, 1, 0, 0, 0, 100, 140))
                .complete(map.recorder, 0, 1, "driver", 0, 0, 60, new Result(1, 1, 0, 0, 0, 100, 150))
                .complete(map.recorder, 0, 2, "driver", 0, 50, 70, new Result(1, 1, 0, 0, 0, 140, 150));
        assertThat(map.end(100).executors())
                .containsExactly(new RunReport.Executor(
                        "driver", Optional.empty(), 2, 0, Optional.empty(), Optional.empty(), 3, 0.13, 0.05));
    }

    @Test
    void executorsComeAndGo() {
        RunRecorder recorder = new RecordedMap(4).recorder;
        recorder.executorCame("0", "node0", 2, micros(-500));
        recorder.executorCame("1", "", 2, micros(20));
        recorder.executorWent("1", "Executor heartbeat timed out", micros(70));
        recorder.executorWent("1", "told twice", micros(71));
        recorder.mapEnded();
        recorder.executorWent("0", "Spark stops", micros(200));
        Recorded recorded = recorder.recorded();
        assertThat(recorded.executors())
                .containsExactly(
                        new RunReport.Executor(
                                "0", Optional.of("node0"), 2, 0, Optional.empty(), Optional.empty(), 0, 0, 0),
                        new RunReport.Executor(
                                "1",
                                Optional.empty(),
                                2,
                                0.02,
                                Optional.of(0.07),
                                Optional.of("Executor heartbeat timed out"),
                                0,
                                0,
                                0));
        assertThat(recorded.counts().lostExecutors()).isEqualTo(1);
    }

    @Test
    void anExecutorThatSparkNoLongerHasWasLostEvenIfNoEventToldOfIt() {
        RecordedMap map = new RecordedMap(2)
                .submit(0, 0, 2, 0)
                .complete(0, 0, "1", 0, 1, 10)
                .complete(0, 1, "2", 0, 1, 20);
        map.recorder.executorsLeft(Set.of("2"));
        map.recorder.executorWent("1", "Worker lost", micros(22)); // too late to be counted again
        Recorded recorded = map.end(30);
        assertThat(recorded.counts().lostExecutors()).isEqualTo(1);
        assertThat(recorded.executors())
                .extracting(RunReport.Executor::id, RunReport.Executor::went, RunReport.Executor::reason)
                .containsExactly(
                        tuple("1", Optional.of(0.021), Optional.of("Spark did not tell why")),
                        tuple("2", Optional.empty(), Optional.empty()));
    }

    @Test
    void anExecutorThatSparkGivesBackIsNotLost() {
        RecordedMap map = new RecordedMap(2);
        map.recorder.executorCame("1", "host", 2, micros(0));
        map.recorder.executorReleased("1", "Executor killed by driver.", micros(10));
        Recorded recorded = map.end(20);
        assertThat(recorded.counts().lostExecutors()).isZero();
        assertThat(recorded.executors())
                .extracting(RunReport.Executor::went, RunReport.Executor::reason)
                .containsExactly(tuple(Optional.of(0.01), Optional.of("Executor killed by driver.")));
        assertThat(recorded.coreSeconds().orElseThrow().absent()).isEqualTo(0.02);
    }

    @Test
    void aFailingInputIsShownOutsideOfTheLock() throws Exception {
        RunRecorder recorder = new RecordedMap(1).recorder;
        Object reading = new Object() {
            @Override
            public String toString() { // needs the recorder in another thread
                return CompletableFuture.supplyAsync(
                                () -> "" + recorder.recorded().failures().count())
                        .orTimeout(1, TimeUnit.MINUTES)
                        .join();
            }
        };
        recorder.failed(new FailedInput(3, reading, "bad"));
        assertThat(recorder.recorded().failures().first()).containsExactly(new RunReport.FailedInput(3, "1", "bad"));
    }

    @Test
    void theClockOfAnotherMachineIsCorrectedAsLittleAsPossible() {
        RecordedMap map = new RecordedMap(1).submit(0, 0, 2, 100).submit(1, 2, 1, 300);
        map.complete(0, 0, "local", 100, 110, 200); // arrives at 201
        map.recorder.completed(ahead(0, 1, 100, 5_110, 5_200, 201));
        map.recorder.completed(ahead(1, 2, 300, 5_310, 5_330, 450));
        assertThat(map.end(500).chunks().rows())
                .extracting(ChunkRow::start, ChunkRow::end)
                .containsExactly(tuple(0.11, 0.2), tuple(0.111, 0.201), tuple(0.311, 0.331));
    }

    private static Completed ahead(long wave, long chunk, long submitted, long start, long end, long arrived) {
        return new Completed(
                wave,
                chunk,
                1,
                1,
                0,
                0,
                8,
                micros(submitted),
                micros(arrived),
                new TaskTimes("ahead", 0, micros(start), 0, 1_000_000 * (end - start), 0, 0, 0));
    }

    @Test
    void tasksThatWriteFilesTakeTimeOfCoresAndAreNoChunks() {
        RecordedMap map = new RecordedMap(1).submit(0, 0, 1, 0).complete(0, 0, "driver", 0, 0, 40);
        map.recorder.allSubmitted(micros(0));
        map.recorder.files().submitted(new Submitted(0, 0, 1, micros(50)));
        map.complete(map.recorder.files(), 0, 0, "driver", 50, 50, 80, Result.TEN_INPUTS);
        Recorded recorded = map.end(100);
        assertThat(recorded.coreSeconds()).contains(new RunReport.CoreSeconds(1, 0.1, 0.04, 0, 0.03, 0, 0, 0.03, 0));
        assertThat(recorded.chunks().total()).isEqualTo(1);
        assertThat(recorded.counts().waves()).isEqualTo(1);
        assertThat(recorded.chunks().files())
                .contains(new RunReport.FileTasks(1, List.of(new RunReport.FileTask("driver", 0, 0.05, 0.08))));
        assertThat(recorded.chunks().busy()).isEmpty();
    }

    @Test
    void theFirstThousandTasksThatWriteFilesAreListed() {
        RecordedMap map = new RecordedMap(1).submit(0, 0, 1, 0).complete(0, 0, "driver", 0, 0, 10);
        for (int i = 0; i < 1_001; i++) {
            long at = 20 + 10L * i;
            map.recorder.files().submitted(new Submitted(i, i, 1, micros(at)));
            map.complete(map.recorder.files(), i, i, "driver", at, at, at + 10, Result.TEN_INPUTS);
        }
        Recorded recorded = map.end(10_040);
        RunReport.FileTasks files = recorded.chunks().files().orElseThrow();
        assertThat(files.count()).isEqualTo(1_001);
        assertThat(files.first()).hasSize(1_000).startsWith(new RunReport.FileTask("driver", 0, 0.02, 0.03));
        assertThat(recorded.chunks().isWhole()).isFalse();
        assertThat(recorded.chunks().busy().orElseThrow().cores().get(0).seconds().stream()
                        .mapToDouble(seconds -> seconds)
                        .sum())
                .as("with the last file")
                .isCloseTo(10.02, within(1e-9));
    }

    @Test
    void aRunningMapCanBeLookedAt() {
        RecordedMap map = new RecordedMap(2).submit(0, 0, 2, 0).complete(0, 0, "driver", 0, 0, 40);
        Recorded early = map.now(100);
        assertThat(early.coreSeconds())
                .as("the other chunk may have been running all the time")
                .contains(new RunReport.CoreSeconds(2, 0.2, 0.14, 0, 0, 0, 0.06, 0, 0));
        map.complete(0, 1, "driver", 0, 50, 150);
        assertThat(map.end(150).coreSeconds())
                .contains(new RunReport.CoreSeconds(2, 0.3, 0.14, 0, 0, 0.05, 0.11, 0, 0));
    }

    @Test
    void whatComesAfterTheEndIsIgnored() {
        RecordedMap map = new RecordedMap(1).submit(0, 0, 2, 0).complete(0, 0, "driver", 0, 0, 40);
        Recorded ended = map.end(50);
        map.complete(0, 1, "driver", 0, 40, 60).deliver(0, 0, 10, 61);
        assertThat(map.end(100)).isEqualTo(ended);
    }

    @Test
    void whatSparkMeasuredIsAddedUpAndWhatIsMissingIsSaid() {
        RecordedMap map = new RecordedMap(1).submit(0, 0, 3, 0);
        for (int chunk = 0; chunk < 3; chunk++) {
            map.complete(0, chunk, "driver", 0, 10 * chunk, 10 * chunk + 10);
        }
        map.recorder.sparkMeasured(5_000_000, 2, 100);
        map.recorder.sparkMeasured(6_000_000, 3, 100);
        assertThat(map.end(50).spark()).contains(new RunReport.SparkMetrics(2, 1, 0.011, 0.005, 200));
    }

    @Test
    void intervalsDoubleAsTheRunGrows() {
        RecordedMap map = new RecordedMap(1).submit(0, 0, 400, 0);
        for (int i = 0; i < 400; i++) {
            map.complete(0, i, "driver", 0, 100L * i, 100L * i + 99).deliver(i, 10L * i, 10, 100L * i + 100);
        }
        RunReport.Throughput throughput = map.end(40_000).throughput().orElseThrow();
        assertThat(throughput.intervalSeconds()).isEqualTo(0.4);
        assertThat(throughput.completed())
                .hasSize(101)
                .startsWith(30L, 40L, 40L)
                .endsWith(40L, 10L);
        assertThat(throughput.delivered().stream().mapToLong(count -> count).sum())
                .isEqualTo(4000);
    }

    @Test
    void theSumsOfManyChunksHold(@TempDir Path dir) throws IOException {
        int cores = 8;
        int waves = 100_000 / cores;
        RecordedMap map = new RecordedMap(cores);
        for (int wave = 0; wave < waves; wave++) {
            long submitted = 20L * wave;
            map.submit(wave, (long) cores * wave, cores, submitted);
            for (int i = 0; i < cores; i++) {
                long chunk = (long) cores * wave + i;
                map.complete(wave, chunk, "" + i / 2, submitted, submitted + 1, submitted + 2 + (chunk * 7919) % 16);
            }
            for (int i = 0; i < cores; i++) {
                long chunk = (long) cores * wave + i;
                map.deliver(chunk, 10 * chunk, 10, submitted + 19);
            }
        }
        Recorded recorded = map.end(20L * waves);
        assertThat(recorded.counts())
                .isEqualTo(new Counts(1_000_000, 1_000_000, 0, 0, 0, 100_000, waves, 100_000, 0, 0));
        assertThat(recorded.chunks().complete()).isFalse();
        assertThat(recorded.chunks().rows().size()).isBetween(5_000, 10_000);
        double busy = 0;
        long chunks = 0;
        for (RunReport.BusyCore core : recorded.chunks().busy().orElseThrow().cores()) {
            busy += core.seconds().stream().mapToDouble(seconds -> seconds).sum();
            chunks += core.chunks();
        }
        RunReport.CoreSeconds times = recorded.coreSeconds().orElseThrow();
        assertThat(busy).isCloseTo(times.function() + times.serialization(), within(1e-3));
        assertThat(chunks).isEqualTo(100_000);
        Path file = dir.resolve("report.json");
        Files.writeString(file, RunJson.text(SampleReport.of(recorded)));
        ReportCheck.check(file);
    }
}
