package io.sparkpool.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JsonSummaryTest {
    @Test
    void theSummaryIsAnObjectOnOneLine() {
        RunReport report = SampleReport.done(2);
        assertThat(JsonSummary.of(report, Optional.of(Path.of("/runs/1/report.json"))))
                .isEqualTo(
                        "{\"id\": \"%s\", \"status\": \"done\", \"exitCode\": 0, \"function\": \"square\", \"inputs\": %d, "
                                        .formatted(
                                                report.run().id(),
                                                report.counts().inputs())
                                + "\"outputs\": %d, \"failed\": 0, \"digest\": \"91630490\", \"path\": null, \"seconds\": %s, "
                                        .formatted(
                                                report.counts().outputs(),
                                                report.seconds().total())
                                + "\"error\": null, \"report\": \"/runs/1/report.json\"}");
        assertThat(JsonSummary.of(report, Optional.empty())).endsWith("\"report\": null}");
    }
}
