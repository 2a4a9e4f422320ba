package io.sparkpool.report;

import io.sparkpool.report.RunReport.Advice;
import io.sparkpool.report.RunReport.Counts;
import io.sparkpool.report.RunReport.Function;
import io.sparkpool.report.RunReport.Input;
import io.sparkpool.report.RunReport.InputFile;
import io.sparkpool.report.RunReport.Machine;
import io.sparkpool.report.RunReport.Output;
import io.sparkpool.report.RunReport.Run;
import io.sparkpool.report.RunReport.Seconds;
import io.sparkpool.report.RunReport.SettingValue;
import io.sparkpool.report.RunReport.Versions;

/**
 * Writes the report of a run. It names every field and has no lambda expressions, as Java takes milliseconds to find the
 * components of so many records, and to link so many lambda expressions.
 */
final class ReportWriter {
    private final JsonBuilder json;
    private final MapWriter map;

    ReportWriter(JsonBuilder json) {
        this.json = json;
        this.map = new MapWriter(json);
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
        map.writeTimes(report);
        json.name("advice").array();
        for (Advice one : report.advice()) {
            advice(one);
        }
        json.endArray();
        map.writeTasks(report);
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

    private void advice(Advice advice) {
        json.lineObject()
                .field("advice", advice.advice())
                .field("evidence", advice.evidence())
                .endObject();
    }
}
