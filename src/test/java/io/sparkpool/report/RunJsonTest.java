package io.sparkpool.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RunJsonTest {
    @TempDir
    Path dir;

    @Test
    void whatIsWrittenIsRead() throws IOException {
        RunReport report = SampleReport.done(3);
        assertThat(RunJson.read(file(RunJson.text(report)))).isEqualTo(report);
    }

    @Test
    void tasksThatWroteFilesAreReadToo() throws IOException {
        RunReport report = RecordCopy.with(
                SampleReport.done(1),
                "chunks.files",
                Optional.of(new RunReport.FileTasks(2_000, List.of(new RunReport.FileTask("driver", 0, 1.5, 2)))));
        String json = RunJson.text(report);
        assertThat(json)
                .contains(
                        "\"first\": [\n        {\"executor\": \"driver\", \"lane\": 0, \"start\": 1.5, \"end\": 2.0}");
        assertThat(RunJson.read(file(json))).isEqualTo(report);
    }

    @Test
    void fieldsHaveTheNamesOfComponents() {
        String json = RunJson.text(SampleReport.done(2));
        assertThat(json)
                .startsWith("{\n  \"schema\": \"spark-pool/run/1\",\n  \"run\": {\n")
                .endsWith("}\n")
                .contains("\"status\": \"done\"")
                .contains("\"start\": \"2026-03-01T12:00:00.123456Z\"")
                .contains("\"resumedFrom\": null")
                .contains("\"firstInput\": [0, 10]")
                .contains(
                        "\n  \"settings\": [\n    {\"key\": \"spark.master\", \"value\": \"local[1]\", \"origin\": \"--cores\"}\n  ],\n")
                .contains("\"delivered\": [1.06, 2.06]");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0.0",
        "1, 1.0",
        "-1.5, -1.5",
        "0.0000005, 0.000001",
        "0.0000004, 0.0",
        "0.1, 0.1",
        "0.30000000000000004, 0.3",
        "100, 100.0",
        "1e9, 1000000000.0",
        "86400.000001, 86400.000001",
        "-0.25, -0.25",
        "NaN, 0.0"
    })
    void numbersHaveSixDecimalsAtMost(double number, String text) {
        assertThat(new JsonBuilder().value(number).toBytes()).asString().isEqualTo(text + "\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-03-01T12:00:00Z", "2026-12-31T23:59:59.100Z", "2026-03-01T00:00:05.000000001Z"})
    void pointsInTimeAreThoseOfJava(Instant time) {
        assertThat(new JsonBuilder().value(Optional.of(time)).toBytes())
                .asString()
                .isEqualTo("\"" + time + "\"\n");
    }

    @Test
    void hostileTextIsTextInJson() throws IOException {
        String hostile = "\"\\</script>\u0000\u001b[31m\u2028\ud83d\ude00";
        RunReport report = withFailure(hostile + "\ud800x\udc00", "\ud83d");
        RunReport.FailedInput read =
                RunJson.read(file(RunJson.text(report))).failures().first().get(0);
        assertThat(read).isEqualTo(new RunReport.FailedInput(7, hostile + "\ufffdx\ufffd", "\ufffd"));
    }

    @Test
    void unknownFieldsAreIgnored() throws IOException {
        RunReport report = SampleReport.done(1);
        String later =
                RunJson.text(report).replace("\"counts\": {", "\"new\": {\"a\": [1]}, \"counts\": { \"later\": null,");
        assertThat(RunJson.read(file(later))).isEqualTo(report);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}                              | it is not the report of a run",
                "[1]                             | it is not the report of a run",
                "{\"schema\": \"x\"}             | it is not the report of a run",
                "{\"schema\": \"spark-pool/run/2\"} | it is a report of the form 'spark-pool/run/2', and this version reads 'spark-pool/run/1'",
                "{\"schema\": \"spark-pool/run/1\"} | it is not a whole report: 'run' is missing",
                "{\"a\":                         | it is not JSON: Unexpected end-of-input within/between Object entries",
                "``                              | it is not the report of a run"
            })
    void otherFilesAreRefused(String text, String why) throws IOException {
        Path file = file(text);
        assertThatThrownBy(() -> RunJson.read(file))
                .isInstanceOf(UnreadableReportException.class)
                .hasMessage("cannot read '%s': %s", file, why);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"pid\": 4711       | \"pid\": \"x\"      | 'run.pid' is not a whole number",
                "\"pid\": 4711       | \"pid\": 1e30       | 'run.pid' is not a whole number",
                "\"pid\": 4711       | \"p\": 0            | 'run.pid' is missing",
                "\"done\"            | \"lost\"            | 'run.status' has an unknown value: lost",
                "12:00:00.123456Z    | noon                | 'run.start' is not a point in time: 2026-03-01Tnoon",
                "\"complete\": true  | \"complete\": 1     | 'chunks.complete' is not true or false",
                "\"inputs\": [10]  | \"inputs\": []     | 'chunks.rows.inputs' is not an array of 1",
                "{\"id\":  | 0, {\"id\":  | 'executors[0]' is not an object",
                "\"exitCode\": 0     | \"exitCode\": 1.5   | 'run.exitCode' is not a whole number",
                "\"host\": \"machine\" | \"host\": null    | 'run.host' is not a text",
                "\"gcSeconds\": 0.0  | \"gcSeconds\": []   | 'executors[0].gcSeconds' is not a number"
            })
    void brokenReportsAreRefusedWithTheirField(String part, String broken, String why) throws IOException {
        String json = RunJson.text(SampleReport.done(1));
        assertThat(json).contains(part);
        Path file = file(json.replace(part, broken));
        assertThatThrownBy(() -> RunJson.read(file))
                .isInstanceOf(UnreadableReportException.class)
                .hasMessage("cannot read '%s': it is not a whole report: %s", file, why);
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        Path file = dir.resolve("none.json");
        assertThatThrownBy(() -> RunJson.read(file)).hasMessage("cannot read '%s': there is no such file", file);
    }

    private static RunReport withFailure(String input, String reason) {
        RunReport report = SampleReport.done(1);
        return new RunReport(
                report.schema(),
                report.run(),
                report.versions(),
                report.machine(),
                report.settings(),
                report.function(),
                report.input(),
                report.output(),
                report.counts(),
                report.seconds(),
                report.coreSeconds(),
                report.throughput(),
                report.chunkTimes(),
                report.slowest(),
                report.executors(),
                new RunReport.Failures(1, List.of(new RunReport.FailedInput(7, input, reason))),
                report.advice(),
                report.spark(),
                report.chunks());
    }

    private Path file(String text) throws IOException {
        return Files.writeString(dir.resolve("report.json"), text);
    }
}
