package io.sparkpool.history;

import io.sparkpool.message.OneLine;
import io.sparkpool.report.RunReport;
import io.sparkpool.report.page.Quantity;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The report of one run as text. */
final class RunText {
    private final StoredRun run;
    private final RunReport report;
    private final DateTimeFormatter time;
    private final Columns table = new Columns(Columns.Side.LEFT, Columns.Side.LEFT);

    /**
     * Creates a text.
     *
     * @param zone the time zone of the points in time
     */
    RunText(StoredRun run, ZoneId zone) {
        this.run = run;
        this.report = run.report();
        this.time = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss zzz", Locale.ROOT)
                .withZone(zone);
    }

    /** Returns the lines. */
    String text() {
        run();
        work();
        if (run.hasReportedEnd()) {
            counts();
            times();
            trouble();
        } else {
            line("counts", "not known, as the run has not reported its end");
        }
        lines(
                "advice",
                report.advice().stream()
                        .map(advice -> "%s (%s)".formatted(advice.advice(), advice.evidence()))
                        .toList());
        lines(
                "settings",
                report.settings().stream()
                        .map(setting -> "%s = %s (%s)".formatted(setting.key(), setting.value(), setting.origin()))
                        .toList());
        line("report", run.directory().toString());
        return table.text();
    }

    private void run() {
        RunReport.Run about = report.run();
        line("run", run.id());
        line(
                "status",
                run.state().name().toLowerCase(Locale.ROOT)
                        + about.exitCode().map(" (exit code %d)"::formatted).orElse(""));
        about.error().ifPresent(error -> line("error", error));
        line("start", time(about.start()));
        about.end().ifPresent(end -> line("end", time(end)));
        line("command", Shown.command(about.command()));
        line("directory", about.directory());
        line("process", "%d on %s".formatted(about.pid(), about.host()));
        about.resumedFrom().ifPresent(earlier -> line("resumed from", earlier));
        RunReport.Versions versions = report.versions();
        line(
                "versions",
                "job %s, Spark %s, Java %s, %s"
                        .formatted(versions.job(), versions.spark(), versions.java(), versions.system()));
        RunReport.Machine machine = report.machine();
        line(
                "machine",
                "%s, heap of %s, master %s"
                        .formatted(
                                Quantity.counted(machine.cores(), "core"),
                                Quantity.bytes(machine.heapBytes()),
                                machine.master()));
    }

    private String time(Instant instant) {
        return time.format(instant);
    }

    private void work() {
        RunReport.Function function = report.function();
        line(
                "function",
                function.name() + function.jar().map(" in '%s'"::formatted).orElse(""));
        RunReport.Input input = report.input();
        line(
                "input",
                input.kind()
                        + input.path().map(" '%s'"::formatted).orElse("")
                        + input.files()
                                .map(files -> ", " + Quantity.counted(files, "file"))
                                .orElse("")
                        + input.bytes()
                                .map(bytes -> ", " + Quantity.bytes(bytes))
                                .orElse(""));
        RunReport.Output output = report.output();
        line(
                "output",
                output.kind()
                        + output.path().map(" '%s'"::formatted).orElse("")
                        + output.digest().map(", CRC-32C "::concat).orElse(""));
        output.quarantine().ifPresent(file -> line("quarantine", file));
    }

    private void counts() {
        RunReport.Counts counts = report.counts();
        line(
                "counts",
                "%s, %s, %s failed, %s retried, %s resumed"
                        .formatted(
                                Quantity.counted(counts.inputs(), "input"),
                                Quantity.counted(counts.outputs(), "output"),
                                Quantity.count(counts.failed()),
                                Quantity.count(counts.retried()),
                                Quantity.count(counts.resumed())));
        line(
                "chunks",
                "%s in %s, %s; lost: %s, %s"
                        .formatted(
                                Quantity.counted(counts.chunks(), "chunk"),
                                Quantity.counted(counts.waves(), "wave"),
                                Quantity.counted(counts.taskAttempts(), "task"),
                                Quantity.counted(counts.lostTasks(), "task"),
                                Quantity.counted(counts.lostExecutors(), "executor")));
    }

    private void times() {
        RunReport.Seconds seconds = report.seconds();
        line(
                "time",
                Quantity.seconds(seconds.total())
                        + parts(List.of(
                                part("prepare", seconds.prepare()),
                                part("start", seconds.start()),
                                part("map", seconds.map()),
                                part("publish", seconds.publish()),
                                part("stop", seconds.stop()))));
        report.coreSeconds()
                .ifPresent(cores -> line(
                        "core-seconds",
                        "%s on %s".formatted(Quantity.seconds(cores.total()), Quantity.counted(cores.cores(), "core"))
                                + parts(List.of(
                                        part("function", positive(cores.function())),
                                        part("serialization", positive(cores.serialization())),
                                        part("files", positive(cores.files())),
                                        part("scheduling", positive(cores.scheduling())),
                                        part("behind order", positive(cores.behindOrder())),
                                        part("idle at the end", positive(cores.atEnd())),
                                        part("absent", positive(cores.absent()))))));
        report.chunkTimes()
                .ifPresent(times -> line(
                        "chunk times",
                        "median %s, 95 %% %s, longest %s"
                                .formatted(
                                        Quantity.seconds(times.median()),
                                        Quantity.seconds(times.p95()),
                                        Quantity.seconds(times.max()))));
        lines("slowest", report.slowest().stream().limit(5).map(RunText::slow).toList());
    }

    private static Optional<Double> positive(double seconds) {
        return Optional.of(seconds).filter(value -> value > 0);
    }

    private static Optional<String> part(String name, Optional<Double> seconds) {
        return seconds.map(value -> "%s %s".formatted(name, Quantity.seconds(value)));
    }

    private static String parts(List<Optional<String>> parts) {
        List<String> present = parts.stream().flatMap(Optional::stream).toList();
        return present.isEmpty() ? "" : present.stream().collect(Collectors.joining(", ", ": ", ""));
    }

    private static String slow(RunReport.SlowChunk chunk) {
        return "chunk %d%s: %s on %s"
                .formatted(
                        chunk.chunk(),
                        chunk.firstInput()
                                .map(first -> ", %s from index %s"
                                        .formatted(Quantity.counted(chunk.inputs(), "input"), Quantity.count(first)))
                                .orElse(""),
                        Quantity.seconds(chunk.seconds()),
                        chunk.executor());
    }

    private void trouble() {
        RunReport.Failures failures = report.failures();
        List<String> first = new ArrayList<>(failures.first().stream()
                .limit(10)
                .map(failure -> "index %s, input %s: %s"
                        .formatted(Quantity.count(failure.index()), failure.input(), failure.reason()))
                .toList());
        if (failures.count() > first.size()) {
            first.add("... %s in all".formatted(Quantity.count(failures.count())));
        }
        lines("failures", first);
        lines(
                "lost",
                report.executors().stream()
                        .filter(executor -> executor.went().isPresent())
                        .map(executor -> "executor %s after %s%s"
                                .formatted(
                                        executor.id(),
                                        Quantity.seconds(executor.went().orElseThrow()),
                                        executor.reason().map(": "::concat).orElse("")))
                        .toList());
    }

    private void lines(String name, List<String> values) {
        for (int i = 0; i < values.size(); i++) {
            line(i == 0 ? name : "", values.get(i));
        }
    }

    private void line(String name, String value) {
        table.add(name, OneLine.of(value));
    }
}
