package io.sparkpool.history;

import io.sparkpool.message.OneLine;
import io.sparkpool.report.RunReport;
import io.sparkpool.report.RunReport.InputFile;
import io.sparkpool.report.RunReport.SettingValue;
import io.sparkpool.report.page.Quantity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What differs between two runs. */
final class RunDiff {
    private static final int MOST_FILES = 20;

    private final StoredRun one;
    private final StoredRun other;
    private final Map<String, List<String>> sections = new LinkedHashMap<>();

    RunDiff(StoredRun one, StoredRun other) {
        this.one = one;
        this.other = other;
    }

    /** Returns the lines: what differs, section by section, and the times, which always do. */
    String text() {
        settings();
        versions();
        function();
        input();
        result();
        StringBuilder text = new StringBuilder("%s -> %s\n".formatted(one.id(), other.id()));
        sections.forEach((name, lines) -> text.append(name)
                .append('\n')
                .append(lines.stream().map(line -> "  " + line + "\n").collect(Collectors.joining())));
        return text.append(sections.isEmpty() ? "nothing differs but the times\n" : "")
                .append("outputs: ")
                .append(Outputs.compared(one.report(), other.report()))
                .append('\n')
                .append(times())
                .toString();
    }

    private void add(String section, String line) {
        sections.computeIfAbsent(section, name -> new ArrayList<>()).add(OneLine.of(line));
    }

    private void compare(String section, String name, Function<RunReport, ?> value) {
        String before = shown(value.apply(one.report()));
        String after = shown(value.apply(other.report()));
        if (!before.equals(after)) {
            add(section, "%s: %s -> %s".formatted(name, before, after));
        }
    }

    private static String shown(Object value) {
        if (value instanceof Optional<?> optional) {
            return Shown.absent(optional);
        }
        return value instanceof Long count ? Quantity.count(count) : value.toString();
    }

    private void settings() {
        Map<String, SettingValue> before = byKey(one.report());
        Map<String, SettingValue> after = byKey(other.report());
        for (String key : union(before, after)) {
            Optional<SettingValue> was = Optional.ofNullable(before.get(key));
            Optional<SettingValue> is = Optional.ofNullable(after.get(key));
            if (!was.equals(is)) {
                add("settings", "%s: %s -> %s".formatted(key, setting(was), setting(is)));
            }
        }
    }

    private static String setting(Optional<SettingValue> setting) {
        return setting.map(found -> "%s (%s)".formatted(found.value(), found.origin()))
                .orElse("-");
    }

    private static Map<String, SettingValue> byKey(RunReport report) {
        return report.settings().stream()
                .collect(Collectors.toMap(SettingValue::key, Function.identity(), (first, second) -> second));
    }

    private static SortedSet<String> union(Map<String, ?> one, Map<String, ?> other) {
        SortedSet<String> keys = new TreeSet<>(one.keySet());
        keys.addAll(other.keySet());
        return keys;
    }

    private void versions() {
        String section = "versions";
        compare(section, "job", report -> report.versions().job());
        compare(section, "jar of the job", report -> report.versions().jarSha256());
        compare(section, "Spark", report -> report.versions().spark());
        compare(section, "Java", report -> report.versions().java());
        compare(section, "system", report -> report.versions().system());
        compare("machine", "host", report -> report.run().host());
        compare("machine", "cores", report -> report.machine().cores());
        compare("machine", "memory", report -> report.machine().memoryBytes().map(Quantity::bytes));
        compare("machine", "heap", report -> Quantity.bytes(report.machine().heapBytes()));
        compare("machine", "master", report -> report.machine().master());
    }

    private void function() {
        compare("function", "name", report -> report.function().name());
        compare("function", "jar", report -> report.function().jar());
        compare("function", "SHA-256 of the jar", report -> report.function().jarSha256());
    }

    private void input() {
        String section = "input";
        compare(section, "kind", report -> report.input().kind());
        compare(section, "path", report -> report.input().path());
        compare(section, "files", report -> report.input().files());
        compare(section, "bytes", report -> report.input().bytes());
        Map<String, InputFile> before = byPath(one.report());
        Map<String, InputFile> after = byPath(other.report());
        List<String> changed = union(before, after).stream()
                .filter(path -> !Optional.ofNullable(before.get(path)).equals(Optional.ofNullable(after.get(path))))
                .map(path -> file(path, before, after))
                .toList();
        changed.stream().limit(MOST_FILES).forEach(line -> add(section, line));
        if (changed.size() > MOST_FILES) {
            add(section, "... %s".formatted(Quantity.counted(changed.size() - MOST_FILES, "more file")));
        }
    }

    private static String file(String path, Map<String, InputFile> before, Map<String, InputFile> after) {
        if (!before.containsKey(path)) {
            return "added: " + path;
        }
        if (!after.containsKey(path)) {
            return "removed: " + path;
        }
        long was = before.get(path).bytes();
        long is = after.get(path).bytes();
        String how =
                was == is ? "written again" : "%s -> %s".formatted(Quantity.counted(was, "byte"), Quantity.count(is));
        return "changed: %s, %s".formatted(path, how);
    }

    private static Map<String, InputFile> byPath(RunReport report) {
        return report.input().listedFiles().stream()
                .collect(Collectors.toMap(InputFile::path, Function.identity(), (first, second) -> second));
    }

    private void result() {
        String before = state(one);
        String after = state(other);
        if (!before.equals(after)) {
            add("result", "status: %s -> %s".formatted(before, after));
        }
        compare("result", "error", report -> report.run().error());
        compare("result", "output", report -> report.output().kind());
        compare("result", "path", report -> report.output().path());
        compare("result", "digest", report -> report.output().digest());
        if (one.hasReportedEnd() && other.hasReportedEnd()) {
            counts();
        } else {
            add("counts", "not known, as not both runs have reported their end");
        }
    }

    private void counts() {
        compare("counts", "inputs", report -> report.counts().inputs());
        compare("counts", "outputs", report -> report.counts().outputs());
        compare("counts", "failed", report -> report.counts().failed());
        compare("counts", "retried", report -> report.counts().retried());
        compare("counts", "resumed", report -> report.counts().resumed());
        compare("counts", "chunks", report -> report.counts().chunks());
        compare("counts", "waves", report -> report.counts().waves());
        compare("counts", "tasks", report -> report.counts().taskAttempts());
        compare("counts", "lost tasks", report -> report.counts().lostTasks());
        compare("counts", "lost executors", report -> report.counts().lostExecutors());
    }

    private static String state(StoredRun run) {
        return run.state().name().toLowerCase(Locale.ROOT)
                + run.report()
                        .run()
                        .exitCode()
                        .map(" (exit code %d)"::formatted)
                        .orElse("");
    }

    private String times() {
        if (!one.hasReportedEnd() && !other.hasReportedEnd()) {
            return "";
        }
        Columns table = new Columns(Columns.Side.LEFT, Columns.Side.RIGHT, Columns.Side.RIGHT, Columns.Side.RIGHT);
        table.add("times", "", "", "");
        addTime(table, "total", report -> Optional.of(report.seconds().total()));
        addTime(table, "start", report -> report.seconds().start());
        addTime(table, "map", report -> report.seconds().map());
        addTime(table, "first output", report -> report.seconds().firstOutput());
        addTime(table, "publish", report -> report.seconds().publish());
        addTime(table, "stop", report -> report.seconds().stop());
        addTime(table, "median chunk", report -> report.chunkTimes().map(RunReport.ChunkTimes::median));
        addTime(table, "longest chunk", report -> report.chunkTimes().map(RunReport.ChunkTimes::max));
        return table.text();
    }

    private static Optional<Double> time(StoredRun run, Function<RunReport, Optional<Double>> time) {
        return run.hasReportedEnd() ? time.apply(run.report()) : Optional.empty();
    }

    private void addTime(Columns table, String name, Function<RunReport, Optional<Double>> time) {
        Optional<Double> before = time(one, time);
        Optional<Double> after = time(other, time);
        if (before.isPresent() || after.isPresent()) {
            String change = before.filter(was -> was > 0)
                    .flatMap(was -> after.map(is -> String.format(Locale.ROOT, "%+.0f %%", (is / was - 1) * 100)))
                    .orElse("");
            table.add(
                    "  " + name,
                    before.map(Quantity::seconds).orElse("-"),
                    after.map(Quantity::seconds).orElse("-"),
                    change);
        }
    }
}
