package io.sparkpool.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkpool.pool.ProgressListener.Completed;
import io.sparkpool.pool.ProgressListener.Started;
import io.sparkpool.pool.ProgressListener.Submitted;
import io.sparkpool.pool.task.TaskTimes;
import io.sparkpool.report.RunReport.CoreSeconds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Compares what a recorder says of random maps with what a count of every microsecond says. */
class RunRecorderCoresTest {
    private static final long START = 1_000_000;

    /** An event of a map. */
    private record Event(long atMicros, Runnable tell) {}

    /** A task of a map; without a result if {@code arrived} lies after the end of the map. */
    private record Task(
            boolean files, long wave, long chunk, String executor, long submitted, long start, long end, long arrived) {
        boolean runs(long micros) {
            return start <= micros && micros < end;
        }

        boolean waits(long micros) {
            return submitted <= micros && micros < start;
        }
    }

    /** An executor. */
    private record Executor(String id, int cores, long came, long went) {
        boolean isThere(long micros) {
            return came <= micros && micros < went;
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 7})
    void theTimeOfCoresOnOneMachineAddsUp(int cores) {
        for (int seed = 0; seed < 60; seed++) {
            List<Executor> executors = List.of(new Executor("driver", cores, 0, Long.MAX_VALUE));
            check(new Random(seed), executors, false, "seed " + seed);
        }
    }

    @Test
    void theTimeOfCoresOfExecutorsThatComeAndGoAddsUp() {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            List<Executor> executors = new ArrayList<>();
            int count = 1 + random.nextInt(4);
            for (int i = 0; i < count; i++) {
                long came = START - 50 + random.nextInt(150);
                long went = random.nextBoolean() ? Long.MAX_VALUE : Math.max(came, START) + 20 + random.nextInt(200);
                executors.add(new Executor("" + i, 1 + random.nextInt(3), came, went));
            }
            check(random, executors, true, "seed " + seed);
        }
    }

    private static void check(Random random, List<Executor> executors, boolean announced, String description) {
        List<Task> tasks = new ArrayList<>();
        long allSubmitted = plan(random, executors, tasks);
        long end = random.nextInt(3) > 0
                ? tasks.stream().mapToLong(Task::arrived).max().orElse(START) + random.nextInt(20)
                : START + random.nextInt(300);
        long[] now = {START};
        RunRecorder recorder = new RunRecorder(() -> now[0]);
        List<Event> events = events(recorder, executors, announced, tasks, allSubmitted, now);
        int peeks = random.nextInt(3);
        for (Event event : events) {
            if (event.atMicros() <= end) {
                now[0] = Math.max(START, event.atMicros());
                event.tell().run();
                if (random.nextInt(10) < peeks) {
                    recorder.recorded(); // changes nothing
                }
            }
        }
        now[0] = end;
        CoreSeconds running = recorder.recorded().coreSeconds().orElseThrow();
        recorder.mapEnded();
        Recorded recorded = recorder.recorded();
        CoreSeconds expected = expected(executors, tasks, allSubmitted, end);
        assertThat(recorded.coreSeconds().orElseThrow()).as(description).isEqualTo(expected);
        assertThat(running).as(description).isEqualTo(expected);
        checkLanes(recorded.chunks(), expected.cores());
    }

    /** Makes tasks as Spark would run them, wave by wave; returns when the last wave was submitted. */
    private static long plan(Random random, List<Executor> executors, List<Task> tasks) {
        Map<String, long[]> freeFrom = new HashMap<>();
        executors.forEach(executor -> {
            long[] cores = new long[executor.cores()];
            Arrays.fill(cores, Math.max(START, executor.came()));
            freeFrom.put(executor.id(), cores);
        });
        long submitted = START + random.nextInt(20);
        long chunk = 0;
        int waves = random.nextInt(6);
        for (int wave = 0; wave < waves; wave++) {
            boolean files = random.nextInt(4) == 0;
            int chunks = 1 + random.nextInt(6);
            for (int i = 0; i < chunks; i++) {
                add(random, executors, freeFrom, tasks, files, wave, chunk++, submitted);
            }
            submitted += random.nextInt(60);
        }
        return submitted;
    }

    private static void add(
            Random random,
            List<Executor> executors,
            Map<String, long[]> freeFrom,
            List<Task> tasks,
            boolean files,
            long wave,
            long chunk,
            long submitted) {
        Executor executor = executors.get(random.nextInt(executors.size()));
        long[] cores = freeFrom.get(executor.id());
        int core = 0;
        for (int i = 0; i < cores.length; i++) {
            core = cores[i] < cores[core] ? i : core;
        }
        long start = Math.max(submitted, cores[core]) + random.nextInt(8);
        long end = start + 1 + random.nextInt(40);
        if (end > executor.went()) {
            return; // never told: another wave has the chunk
        }
        cores[core] = end;
        tasks.add(new Task(files, wave, chunk, executor.id(), submitted, start, end, end + random.nextInt(10)));
    }

    private static List<Event> events(
            RunRecorder recorder,
            List<Executor> executors,
            boolean announced,
            List<Task> tasks,
            long allSubmitted,
            long[] now) {
        List<Event> events = new ArrayList<>();
        int cores = executors.stream().mapToInt(Executor::cores).sum();
        if (announced) {
            executors.forEach(executor -> {
                events.add(new Event(
                        executor.came(),
                        () -> recorder.executorCame(executor.id(), "", executor.cores(), executor.came())));
                if (executor.went() < Long.MAX_VALUE) {
                    events.add(new Event(
                            executor.went(), () -> recorder.executorWent(executor.id(), "lost", executor.went())));
                }
            });
            events.add(new Event(START - 1000, () -> recorder.executorCame("none", "", 0, START - 1000)));
        }
        events.add(new Event(START, () -> recorder.started(new Started("square", OptionalLong.empty(), cores))));
        Map<String, List<Task>> waves = new LinkedHashMap<>();
        tasks.forEach(task -> waves.computeIfAbsent(task.files() + " " + task.wave(), unused -> new ArrayList<>())
                .add(task));
        waves.values().forEach(wave -> {
            Task first = wave.get(0);
            Submitted submitted = new Submitted(first.wave(), first.chunk(), wave.size(), first.submitted());
            events.add(new Event(
                    first.submitted(), () -> (first.files() ? recorder.files() : recorder).submitted(submitted)));
        });
        tasks.forEach(task -> events.add(new Event(
                task.arrived(), () -> (task.files() ? recorder.files() : recorder).completed(completed(task)))));
        events.add(new Event(allSubmitted, () -> recorder.allSubmitted(allSubmitted)));
        events.sort(Comparator.comparingLong(Event::atMicros));
        return events;
    }

    private static Completed completed(Task task) {
        long nanos = 1000 * (task.end() - task.start());
        long serialization = task.chunk() % 2 == 0 ? 0 : nanos;
        return new Completed(
                task.wave(),
                task.chunk(),
                1,
                1,
                0,
                0,
                8,
                task.submitted(),
                task.arrived(),
                new TaskTimes(task.executor(), 0, task.start(), serialization, nanos - serialization, 0, 0, 0));
    }

    /** Counts what each core did in each microsecond. */
    private static CoreSeconds expected(List<Executor> executors, List<Task> tasks, long allSubmitted, long end) {
        List<Task> arrived =
                tasks.stream().filter(task -> task.arrived() <= end).toList();
        List<Task> missing = tasks.stream()
                .filter(task -> task.arrived() > end && task.submitted() <= end)
                .toList();
        long cores = 0;
        long present = 0;
        long[] sums = new long[6];
        for (long micros = START; micros < end; micros++) {
            long at = micros;
            List<Task> running = arrived.stream().filter(task -> task.runs(at)).toList();
            long there = executors.stream()
                    .filter(executor -> executor.isThere(at))
                    .mapToInt(Executor::cores)
                    .sum();
            there = Math.max(there, running.size());
            long waiting = arrived.stream().filter(task -> task.waits(at)).count();
            long without =
                    missing.stream().filter(task -> task.submitted() <= at).count();
            long idle = there - running.size();
            long mapping = Math.min(idle, without);
            long scheduling = Math.min(idle - mapping, waiting);
            long files = running.stream().filter(Task::files).count();
            long serializing = running.stream()
                    .filter(task -> !task.files() && task.chunk() % 2 == 1)
                    .count();
            sums[0] += mapping + running.size() - files - serializing;
            sums[1] += serializing;
            sums[2] += files;
            sums[3] += scheduling;
            sums[at < allSubmitted ? 4 : 5] += idle - mapping - scheduling;
            present += there;
            cores = Math.max(cores, there);
        }
        long absent = cores * (end - START) - present;
        return new CoreSeconds(
                (int) cores,
                cores * (end - START) / 1e6,
                sums[0] / 1e6,
                sums[1] / 1e6,
                sums[2] / 1e6,
                sums[3] / 1e6,
                sums[4] / 1e6,
                sums[5] / 1e6,
                absent / 1e6);
    }

    /** A task on a lane. */
    private record Placed(int lane, double start, double end) {}

    private static void checkLanes(RunReport.Chunks chunks, int cores) {
        Map<Integer, Double> ends = new HashMap<>();
        Stream.concat(
                        chunks.rows().stream().map(row -> new Placed(row.lane(), row.start(), row.end())),
                        chunks.listedFiles().stream().map(task -> new Placed(task.lane(), task.start(), task.end())))
                .sorted(Comparator.comparingDouble(Placed::start))
                .forEach(task -> {
                    assertThat(task.lane()).isBetween(0, cores - 1);
                    assertThat(ends.getOrDefault(task.lane(), 0.0)).isLessThanOrEqualTo(task.start());
                    ends.put(task.lane(), task.end());
                });
    }
}
