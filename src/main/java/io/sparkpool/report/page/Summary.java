package io.sparkpool.report.page;

import io.sparkpool.report.RunReport;
import java.time.Instant;
import java.util.Optional;

/** What a reader wants to know first: what was run, how it ended, how much, how long, and what to do about it. */
final class Summary {
    private static final int MAX_ERROR_CHARACTERS = 1_200;
    private static final String ZONE = " UTC";
    private static final int DATE_LENGTH = 10;
    private static final int TIME_END = 19;

    private Summary() {}

    /** Writes the top of the page. */
    static void write(Html html, RunReport report) {
        heading(html, report);
        if (report.run().status() != RunReport.Status.RUNNING) {
            numbers(html, report);
        }
        outcome(html, report.run());
        advice(html, report);
        facts(html, report);
    }

    /** Returns how a run ended, as a word. */
    static String word(RunReport.Status status) {
        return switch (status) {
            case RUNNING -> "not ended";
            case DONE -> "done";
            case FAILED -> "failed";
            case INTERRUPTED -> "interrupted";
        };
    }

    private static String mark(RunReport.Status status) {
        return switch (status) {
            case RUNNING -> "… ";
            case DONE -> "✓ ";
            case FAILED -> "✕ ";
            case INTERRUPTED -> "■ ";
        };
    }

    /** Returns a point in time. */
    static String utc(Instant time) {
        String text = time.toString();
        return text.substring(0, DATE_LENGTH)
                .concat(" ")
                .concat(text.substring(DATE_LENGTH + 1, Math.min(TIME_END, text.length() - 1)))
                .concat(ZONE);
    }

    /** Returns when a run began and ended. */
    private static String span(RunReport.Run run) {
        String start = utc(run.start());
        if (run.end().isEmpty()) {
            return start;
        }
        String end = utc(run.end().get());
        boolean sameDay = start.regionMatches(0, end, 0, DATE_LENGTH);
        return start.substring(0, start.length() - ZONE.length())
                .concat(" to ")
                .concat(sameDay ? end.substring(DATE_LENGTH + 1) : end);
    }

    private static void heading(Html html, RunReport report) {
        RunReport.Run run = report.run();
        html.open("header").open("p", "class", "quiet over");
        html.element("bdi", run.id()).close();
        html.open("h1").element("bdi", Texts.shortened(report.function().name(), 200));
        html.text(" ")
                .element(
                        "span",
                        mark(run.status()).concat(word(run.status())),
                        "class",
                        "status ".concat(run.status().name().toLowerCase(java.util.Locale.ROOT)));
        html.close().open("p", "class", "quiet");
        html.text(span(run)).text(" · ").element("bdi", report.machine().master());
        html.text(" · ").element("bdi", run.host());
        if (run.exitCode().isPresent()) {
            html.text(" · exit code ").text(run.exitCode().get().toString());
        }
        html.close().close().line();
    }

    private static void numbers(Html html, RunReport report) {
        RunReport.Counts counts = report.counts();
        RunReport.Seconds seconds = report.seconds();
        html.open("dl", "class", "numbers");
        if (seconds.total() > 0) {
            number(html, "Whole run", Quantity.seconds(seconds.total()), "");
        }
        if (seconds.map().isPresent()) {
            double map = seconds.map().get();
            number(html, "Map", Quantity.seconds(map), rate(counts, map));
        }
        number(html, "Inputs", Quantity.count(counts.inputs()), resumed(counts));
        number(html, "Outputs", Quantity.count(counts.outputs()), "");
        number(html, "Failed", Quantity.count(counts.failed()), retried(counts));
        number(html, "Chunks", Quantity.count(counts.chunks()), "in ".concat(Quantity.counted(counts.waves(), "wave")));
        if (report.coreSeconds().isPresent()) {
            busy(html, report.coreSeconds().get());
        }
        html.close().line();
    }

    private static void busy(Html html, RunReport.CoreSeconds cores) {
        if (cores.total() > 0) {
            double busy = cores.function() + cores.serialization() + cores.files();
            String of = "of ".concat(Quantity.counted(cores.cores(), "core"));
            number(html, "Cores busy", Quantity.percent(busy / cores.total()), of);
        }
    }

    private static void number(Html html, String name, String value, String more) {
        html.open("div").element("dt", name).element("dd", value);
        if (!more.isEmpty()) {
            html.element("dd", more, "class", "quiet");
        }
        html.close();
    }

    private static String rate(RunReport.Counts counts, double map) {
        return map > 0 && counts.inputs() > 0
                ? Quantity.significant((counts.inputs() - counts.resumed()) / map)
                        .concat(" inputs/s")
                : "";
    }

    private static String resumed(RunReport.Counts counts) {
        return counts.resumed() == 0 ? "" : Quantity.count(counts.resumed()).concat(" by an earlier run");
    }

    private static String retried(RunReport.Counts counts) {
        return counts.retried() == 0
                ? ""
                : "after ".concat(Quantity.counted(counts.retried(), "retry")).replace("retrys", "retries");
    }

    private static void outcome(Html html, RunReport.Run run) {
        if (run.error().isPresent()) {
            html.open("div", "class", "note bad", "role", "note")
                    .element("h2", "Why it failed")
                    .open("p");
            html.text(Texts.shortened(run.error().get(), MAX_ERROR_CHARACTERS))
                    .close()
                    .close()
                    .line();
        }
        if (run.status() == RunReport.Status.RUNNING) {
            html.open("div", "class", "note", "role", "note")
                    .element("h2", "This run has not ended")
                    .open("p");
            html.text("The page was written while process ")
                    .text(Long.toString(run.pid()))
                    .text(" on ");
            html.element("bdi", run.host())
                    .text(" was running. If that process is gone, the run was killed.")
                    .text(" Counts and times are not known, as the run has not reported its end.");
            html.close().close().line();
        }
    }

    private static void advice(Html html, RunReport report) {
        if (report.advice().isEmpty()) {
            return;
        }
        html.open("div", "class", "note", "role", "note")
                .element("h2", "Advice")
                .open("ul");
        for (RunReport.Advice advice : report.advice()) {
            html.open("li").element("strong", advice.advice()).text(" ");
            html.element("span", advice.evidence(), "class", "quiet").close();
        }
        html.close().close().line();
    }

    private static void facts(Html html, RunReport report) {
        RunReport.Run run = report.run();
        html.open("dl", "class", "facts");
        fact(html, "Command", String.join(" ", run.command()));
        fact(html, "Input", place(report.input().kind(), report.input().path()).concat(files(report.input())));
        fact(html, "Output", place(report.output().kind(), report.output().path()));
        fact(html, "Failing inputs", report.output().quarantine());
        if (report.output().digest().isPresent()) {
            fact(
                    html,
                    "Digest of the outputs",
                    "CRC-32C ".concat(report.output().digest().get()));
        }
        fact(html, "Continued run", run.resumedFrom());
        html.close().line();
    }

    private static void fact(Html html, String name, Optional<String> value) {
        if (value.isPresent()) {
            fact(html, name, value.get());
        }
    }

    private static void fact(Html html, String name, String value) {
        html.open("div")
                .element("dt", name)
                .open("dd", "class", "code")
                .element("bdi", value)
                .close()
                .close();
    }

    private static String place(String kind, Optional<String> path) {
        return path.isPresent() ? kind.concat(" · ").concat(path.get()) : kind;
    }

    private static String files(RunReport.Input input) {
        String files = input.files().isPresent()
                ? " · ".concat(Quantity.counted(input.files().get(), "file"))
                : "";
        return input.bytes().isPresent()
                ? files.concat(", ").concat(Quantity.bytes(input.bytes().get()))
                : files;
    }
}
