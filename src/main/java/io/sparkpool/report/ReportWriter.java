package io.sparkpool.report;

import io.sparkpool.report.RunReport.Advice;
import io.sparkpool.report.RunReport.BusyCore;
import io.sparkpool.report.RunReport.BusyCores;
import io.sparkpool.report.RunReport.ChunkRow;
import io.sparkpool.report.RunReport.ChunkTimes;
import io.sparkpool.report.RunReport.Chunks;
import io.sparkpool.report.RunReport.CoreSeconds;
import io.sparkpool.report.RunReport.Counts;
import io.sparkpool.report.RunReport.Executor;
import io.sparkpool.report.RunReport.FailedInput;
import io.sparkpool.report.RunReport.Failures;
import io.sparkpool.report.RunReport.FileTask;
import io.sparkpool.report.RunReport.FileTasks;
import io.sparkpool.report.RunReport.Function;
import io.sparkpool.report.RunReport.Input;
import io.sparkpool.report.RunReport.InputFile;
import io.sparkpool.report.RunReport.Interval;
import io.sparkpool.report.RunReport.Machine;
import io.sparkpool.report.RunReport.Output;
import io.sparkpool.report.RunReport.Run;
import io.sparkpool.report.RunReport.Seconds;
import io.sparkpool.report.RunReport.SettingValue;
import io.sparkpool.report.RunReport.SlowChunk;
import io.sparkpool.report.RunReport.SparkMetrics;
import io.sparkpool.report.RunReport.Throughput;
import io.sparkpool.report.RunReport.Versions;
import java.util.List;
import java.util.Optional;

/**
 * Writes the report of a run. It names every field and has no lambda expressions, as Java takes milliseconds to find the
 * components of so many records, and to link so many lambda expressions.
 */
final class ReportWriter {
    private static final List<String> COLUMNS = List.of(
            "chunk",
            "wave",
            "firstInput",
            "inputs",
            "outputs",
            "failed",
            "attempts",
            "executor",
            "lane",
            "submitted",
            "start",
            "end",
            "delivered",
            "digest");

    private final JsonBuilder json;

    ReportWriter(JsonBuilder json) {
        this.json = json;
    }

    /** Writes a report. */
    void write(RunReport report) {
        json.object().field("schema", report.schema()).name("run");
        run(report.run());
        json.name("versions");
        versions(report.versions());
        json.name("machine");
        machine(report.machine());
        json.name("settings").array();
        for (SettingValue setting : report.settings()) {
            settingValue(setting);
        }
        json.endArray();
        json.name("function");
        function(report.function());
        json.name("input");
        input(report.input());
        json.name("output");
        output(report.output());
        json.name("counts");
        counts(report.counts());
        json.name("seconds");
        seconds(report.seconds());
        json.name("coreSeconds");
        if (report.coreSeconds().isPresent()) {
            coreSeconds(report.coreSeconds().get());
        } else {
            json.literal("null");
        }
        json.name("throughput");
        if (report.throughput().isPresent()) {
            throughput(report.throughput().get());
        } else {
            json.literal("null");
        }
        json.name("chunkTimes");
        if (report.chunkTimes().isPresent()) {
            chunkTimes(report.chunkTimes().get());
        } else {
            json.literal("null");
        }
        json.name("slowest").array();
        for (SlowChunk chunk : report.slowest()) {
            slowChunk(chunk);
        }
        json.endArray();
        json.name("executors").array();
        for (Executor executor : report.executors()) {
            executor(executor);
        }
        json.endArray();
        json.name("failures");
        failures(report.failures());
        json.name("advice").array();
        for (Advice one : report.advice()) {
            advice(one);
        }
        json.endArray();
        json.name("spark");
        if (report.spark().isPresent()) {
            sparkMetrics(report.spark().get());
        } else {
            json.literal("null");
        }
        json.name("chunks");
        chunks(report.chunks());
        json.endObject();
    }

    private void run(Run run) {
        json.object()
                .field("id", run.id())
                .field("status", run.status())
                .field("exitCode", run.exitCode())
                .field("start", run.start())
                .field("end", run.end())
                .texts("command", run.command())
                .field("directory", run.directory())
                .field("host", run.host())
                .field("pid", run.pid())
                .field("resumedFrom", run.resumedFrom())
                .field("error", run.error())
                .endObject();
    }

    private void versions(Versions versions) {
        json.object()
                .field("job", versions.job())
                .field("jar", versions.jar())
                .field("jarSha256", versions.jarSha256())
                .field("spark", versions.spark())
                .field("java", versions.java())
                .field("system", versions.system())
                .endObject();
    }

    private void machine(Machine machine) {
        json.object()
                .field("cores", machine.cores())
                .field("memoryBytes", machine.memoryBytes())
                .field("heapBytes", machine.heapBytes())
                .field("master", machine.master())
                .endObject();
    }

    private void settingValue(SettingValue settingValue) {
        json.lineObject()
                .field("key", settingValue.key())
                .field("value", settingValue.value())
                .field("origin", settingValue.origin())
                .endObject();
    }

    private void function(Function function) {
        json.object()
                .field("name", function.name())
                .field("jar", function.jar())
                .field("jarSha256", function.jarSha256())
                .endObject();
    }

    private void input(Input input) {
        json.object()
                .field("kind", input.kind())
                .field("path", input.path())
                .field("estimatedInputs", input.estimatedInputs())
                .field("files", input.files())
                .field("bytes", input.bytes());
        json.name("listedFiles").array();
        for (InputFile file : input.listedFiles()) {
            inputFile(file);
        }
        json.endArray();
        json.endObject();
    }

    private void inputFile(InputFile inputFile) {
        json.lineObject()
                .field("path", inputFile.path())
                .field("bytes", inputFile.bytes())
                .field("modified", inputFile.modified())
                .endObject();
    }

    private void output(Output output) {
        json.object()
                .field("kind", output.kind())
                .field("path", output.path())
                .field("quarantine", output.quarantine())
                .field("digest", output.digest())
                .endObject();
    }

    private void counts(Counts counts) {
        json.object()
                .field("inputs", counts.inputs())
                .field("outputs", counts.outputs())
                .field("failed", counts.failed())
                .field("retried", counts.retried())
                .field("resumed", counts.resumed())
                .field("chunks", counts.chunks())
                .field("waves", counts.waves())
                .field("taskAttempts", counts.taskAttempts())
                .field("lostTasks", counts.lostTasks())
                .field("lostExecutors", counts.lostExecutors())
                .endObject();
    }

    private void seconds(Seconds seconds) {
        json.object()
                .field("prepare", seconds.prepare())
                .field("start", seconds.start())
                .field("map", seconds.map())
                .field("firstOutput", seconds.firstOutput())
                .field("publish", seconds.publish())
                .field("stop", seconds.stop())
                .field("total", seconds.total())
                .endObject();
    }

    private void coreSeconds(CoreSeconds coreSeconds) {
        json.object()
                .field("cores", coreSeconds.cores())
                .field("total", coreSeconds.total())
                .field("function", coreSeconds.function())
                .field("serialization", coreSeconds.serialization())
                .field("files", coreSeconds.files())
                .field("scheduling", coreSeconds.scheduling())
                .field("behindOrder", coreSeconds.behindOrder())
                .field("atEnd", coreSeconds.atEnd())
                .field("absent", coreSeconds.absent())
                .endObject();
    }

    private void throughput(Throughput throughput) {
        json.object().field("intervalSeconds", throughput.intervalSeconds());
        numbers("completed", throughput.completed());
        numbers("delivered", throughput.delivered());
        json.endObject();
    }

    private void chunkTimes(ChunkTimes chunkTimes) {
        json.object()
                .field("min", chunkTimes.min())
                .field("p25", chunkTimes.p25())
                .field("median", chunkTimes.median())
                .field("p75", chunkTimes.p75())
                .field("p95", chunkTimes.p95())
                .field("max", chunkTimes.max())
                .field("mean", chunkTimes.mean());
        json.name("histogram").array();
        for (Interval interval : chunkTimes.histogram()) {
            interval(interval);
        }
        json.endArray();
        json.endObject();
    }

    private void interval(Interval interval) {
        json.lineObject()
                .field("from", interval.from())
                .field("to", interval.to())
                .field("chunks", interval.chunks())
                .endObject();
    }

    private void slowChunk(SlowChunk slowChunk) {
        json.lineObject()
                .field("chunk", slowChunk.chunk())
                .field("firstInput", slowChunk.firstInput())
                .field("inputs", slowChunk.inputs())
                .field("seconds", slowChunk.seconds())
                .field("executor", slowChunk.executor())
                .endObject();
    }

    private void executor(Executor executor) {
        json.lineObject()
                .field("id", executor.id())
                .field("host", executor.host())
                .field("cores", executor.cores())
                .field("came", executor.came())
                .field("went", executor.went())
                .field("reason", executor.reason())
                .field("chunks", executor.chunks())
                .field("functionSeconds", executor.functionSeconds())
                .field("gcSeconds", executor.gcSeconds())
                .endObject();
    }

    private void failures(Failures failures) {
        json.object().field("count", failures.count());
        json.name("first").array();
        for (FailedInput failed : failures.first()) {
            failedInput(failed);
        }
        json.endArray();
        json.endObject();
    }

    private void failedInput(FailedInput failedInput) {
        json.lineObject()
                .field("index", failedInput.index())
                .field("input", failedInput.input())
                .field("reason", failedInput.reason())
                .endObject();
    }

    private void advice(Advice advice) {
        json.lineObject()
                .field("advice", advice.advice())
                .field("evidence", advice.evidence())
                .endObject();
    }

    private void sparkMetrics(SparkMetrics sparkMetrics) {
        json.object()
                .field("tasks", sparkMetrics.tasks())
                .field("missing", sparkMetrics.missing())
                .field("cpuSeconds", sparkMetrics.cpuSeconds())
                .field("deserializeSeconds", sparkMetrics.deserializeSeconds())
                .field("resultBytes", sparkMetrics.resultBytes())
                .endObject();
    }

    private void chunks(Chunks chunks) {
        json.object().field("total", chunks.total()).name("complete").literal(Boolean.toString(chunks.complete()));
        rows(chunks.rows());
        json.name("busy");
        if (chunks.busy().isPresent()) {
            busyCores(chunks.busy().get());
        } else {
            json.value(Optional.empty());
        }
        json.name("files");
        if (chunks.files().isPresent()) {
            fileTasks(chunks.files().get());
        } else {
            json.value(Optional.empty());
        }
        json.endObject();
    }

    private void busyCores(BusyCores busy) {
        json.object()
                .field("intervalSeconds", busy.intervalSeconds())
                .name("cores")
                .array();
        for (BusyCore core : busy.cores()) {
            json.lineObject()
                    .field("lane", core.lane())
                    .field("chunks", core.chunks())
                    .field("inputs", core.inputs())
                    .name("seconds")
                    .lineArray();
            for (double seconds : core.seconds()) {
                json.value(seconds);
            }
            json.endArray().endObject();
        }
        json.endArray().endObject();
    }

    private void fileTasks(FileTasks files) {
        json.object().field("count", files.count()).name("first").array();
        for (FileTask task : files.first()) {
            json.lineObject()
                    .field("executor", task.executor())
                    .field("lane", task.lane())
                    .field("start", task.start())
                    .field("end", task.end())
                    .endObject();
        }
        json.endArray().endObject();
    }

    /** Writes the rows as columns. */
    private void rows(List<ChunkRow> rows) {
        json.name("rows").object();
        for (int column = 0; column < COLUMNS.size(); column++) {
            json.name(COLUMNS.get(column)).lineArray();
            for (ChunkRow row : rows) {
                cell(row, column);
            }
            json.endArray();
        }
        json.endObject();
    }

    /** Writes a component of a row by its position in {@link #COLUMNS}. */
    private void cell(ChunkRow row, int column) {
        switch (column) {
            case 0 -> json.value(row.chunk());
            case 1 -> json.value(row.wave());
            case 2 -> json.value(row.firstInput());
            case 3 -> json.value(row.inputs());
            case 4 -> json.value(row.outputs());
            case 5 -> json.value(row.failed());
            case 6 -> json.value(row.attempts());
            case 7 -> json.value(row.executor());
            case 8 -> json.value(row.lane());
            case 9 -> json.value(row.submitted());
            case 10 -> json.value(row.start());
            case 11 -> json.value(row.end());
            case 12 -> json.value(row.delivered());
            case 13 -> json.value(row.digest());
            default -> throw new IllegalArgumentException("no column " + column);
        }
    }

    private void numbers(String name, List<Long> numbers) {
        json.name(name).lineArray();
        for (long number : numbers) {
            json.value(number);
        }
        json.endArray();
    }
}
