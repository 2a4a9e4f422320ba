package io.sparkpool.report.page;

import io.sparkpool.report.RunReport;
import io.sparkpool.report.page.Table.Column;
import java.util.Optional;

/** The parts of a report that are read rather than looked at. */
final class Tables {
    private static final int MAX_FILES = 50;

    private Tables() {}

    /** Writes a section for each part that has something to say, but for the failures. */
    static void write(Html html, RunReport report) {
        slowest(html, report);
        executors(html, report);
        settings(html, report);
        files(html, report.input());
        environment(html, report);
    }

    /** Writes a section for the inputs that failed, if there are any. */
    static void failures(Html html, RunReport.Failures failures) {
        if (failures.count() == 0) {
            return;
        }
        Page.section(html, "Failing inputs");
        if (failures.count() > failures.first().size()) {
            html.open("p", "class", "quiet")
                    .text("The first ")
                    .text(Quantity.count(failures.first().size()));
            html.text(" of ").text(Quantity.count(failures.count())).text(".").close();
        }
        Table table =
                Table.open(html, "Failing inputs", Column.number("Index"), Column.code("Input"), Column.text("Reason"));
        for (RunReport.FailedInput failed : failures.first()) {
            table.row(Quantity.count(failed.index()), failed.input(), failed.reason());
        }
        table.close();
        html.close();
    }

    private static void slowest(Html html, RunReport report) {
        if (report.slowest().isEmpty()) {
            return;
        }
        Page.section(html, "Slowest chunks");
        Table table = Table.open(
                html,
                "Slowest chunks",
                Column.number("Chunk"),
                Column.number("First input"),
                Column.number("Inputs"),
                Column.number("Time"),
                Column.number("Time per input"),
                Column.text("Executor"));
        for (RunReport.SlowChunk slow : report.slowest()) {
            table.row(
                    Quantity.count(slow.chunk()),
                    slow.firstInput().isPresent()
                            ? Quantity.count(slow.firstInput().get())
                            : "not delivered",
                    Quantity.count(slow.inputs()),
                    Quantity.seconds(slow.seconds()),
                    slow.inputs() == 0 ? "" : Quantity.seconds(slow.seconds() / slow.inputs()),
                    slow.executor());
        }
        table.close();
        html.close();
    }

    private static void executors(Html html, RunReport report) {
        if (report.executors().isEmpty()) {
            return;
        }
        Page.section(html, "Executors");
        Table table = Table.open(
                html,
                "Executors",
                Column.text("Executor"),
                Column.text("Host"),
                Column.number("Cores"),
                Column.number("Came"),
                Column.text("Lost"),
                Column.number("Chunks"),
                Column.number("Function"),
                Column.number("Garbage collection"));
        for (RunReport.Executor executor : report.executors()) {
            table.row(
                    executor.id(),
                    executor.host().orElse(""),
                    Integer.toString(executor.cores()),
                    Quantity.seconds(executor.came()),
                    lost(executor),
                    Quantity.count(executor.chunks()),
                    Quantity.seconds(executor.functionSeconds()),
                    Quantity.seconds(executor.gcSeconds()));
        }
        table.close();
        if (report.spark().isPresent()) {
            sparkMetrics(html, report.spark().get());
        }
        html.close();
    }

    private static String lost(RunReport.Executor executor) {
        String lost =
                executor.went().isPresent() ? Quantity.seconds(executor.went().get()) : "";
        return executor.reason().isPresent()
                ? lost.concat(": ").concat(executor.reason().get())
                : lost;
    }

    private static void sparkMetrics(Html html, RunReport.SparkMetrics spark) {
        html.open("p", "class", "quiet small").text("Spark measured ").text(Quantity.counted(spark.tasks(), "task"));
        html.text(": ").text(Quantity.seconds(spark.cpuSeconds())).text(" of processor time, ");
        html.text(Quantity.seconds(spark.deserializeSeconds())).text(" to deserialize, ");
        html.text(Quantity.bytes(spark.resultBytes())).text(" of results. ");
        html.text(
                spark.missing() == 0
                        ? ""
                        : "It did not tell about "
                                .concat(Quantity.count(spark.missing()))
                                .concat(" more."));
        html.close();
    }

    private static void settings(Html html, RunReport report) {
        if (report.settings().isEmpty()) {
            return;
        }
        Page.section(html, "Settings");
        Table table = Table.open(html, "Settings", Column.code("Setting"), Column.code("Value"), Column.text("Origin"));
        for (RunReport.SettingValue setting : report.settings()) {
            table.row(setting.key(), setting.value(), setting.origin());
        }
        table.close();
        html.close();
    }

    private static void files(Html html, RunReport.Input input) {
        if (input.listedFiles().isEmpty()) {
            return;
        }
        Page.section(html, "Input files");
        Table table = Table.open(
                html, "Input files", Column.code("File"), Column.number("Size"), Column.text("Written last"));
        int shown = 0;
        for (RunReport.InputFile file : input.listedFiles()) {
            if (shown++ == MAX_FILES) {
                break;
            }
            table.row(file.path(), Quantity.bytes(file.bytes()), Summary.utc(file.modified()));
        }
        table.close();
        long files = input.files().orElse((long) input.listedFiles().size());
        if (files > MAX_FILES) {
            html.open("p", "class", "quiet small")
                    .text("The first ")
                    .text(Quantity.count(MAX_FILES))
                    .text(" of ");
            html.text(Quantity.counted(files, "file")).text(".").close();
        }
        html.close();
    }

    private static void environment(Html html, RunReport report) {
        RunReport.Versions versions = report.versions();
        Page.section(html, "Environment");
        Table table = Table.open(html, "Environment", Column.text("What"), Column.code("Which"));
        table.row("spark-pool", versions.job());
        row(table, "Its jar", versions.jar());
        row(table, "Its SHA-256", versions.jarSha256());
        row(table, "Jar of the function", report.function().jar());
        row(table, "Its SHA-256", report.function().jarSha256());
        table.row("Spark", versions.spark()).row("Java", versions.java()).row("System", versions.system());
        table.row("Cores of the machine", Integer.toString(report.machine().cores()));
        if (report.machine().memoryBytes().isPresent()) {
            table.row(
                    "Memory of the machine",
                    Quantity.bytes(report.machine().memoryBytes().get()));
        }
        table.row("Largest heap of the driver", Quantity.bytes(report.machine().heapBytes()));
        table.row("Host", report.run().host()).row("Directory", report.run().directory());
        table.row("Process", Long.toString(report.run().pid()));
        table.row("Form of the report", report.schema());
        table.close();
        html.close();
    }

    private static void row(Table table, String name, Optional<String> value) {
        if (value.isPresent()) {
            table.row(name, value.get());
        }
    }
}
