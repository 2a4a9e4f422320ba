package io.sparkpool.report;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/** The summary of a run as a JSON object on one line, for programs such as monitors of cron jobs. */
public final class JsonSummary {
    private JsonSummary() {}

    /**
     * Returns the summary, without a line end.
     *
     * @param file the file with the whole report, if there is one
     */
    public static String of(RunReport report, Optional<Path> file) {
        JsonBuilder json = new JsonBuilder();
        json.lineObject()
                .field("id", report.run().id())
                .field("status", report.run().status())
                .field("exitCode", report.run().exitCode())
                .field("function", report.function().name())
                .field("inputs", report.counts().inputs())
                .field("outputs", report.counts().outputs())
                .field("failed", report.counts().failed())
                .field("digest", report.output().digest())
                .field("path", report.output().path())
                .field("seconds", report.seconds().total())
                .field("error", report.run().error())
                .field("report", file.map(Path::toAbsolutePath))
                .endObject();
        return new String(json.toBytes(), StandardCharsets.UTF_8).strip();
    }
}
