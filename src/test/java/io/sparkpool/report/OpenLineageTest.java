package io.sparkpool.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.sparkpool.report.RunReport.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenLineageTest {
    private static final RunReport SAMPLE = SampleReport.done(2);

    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void chooseFile() {
        file = directory.resolve("events.jsonl");
    }

    @Test
    void aRunHasTwoEventsWithTheSameIdOnALineEach() throws IOException {
        OpenLineage.check(file);
        assertThat(file).isEmptyFile();
        OpenLineage.append(report(Status.RUNNING, Optional.empty(), "out.csv"), file);
        OpenLineage.append(report(Status.DONE, Optional.empty(), "out.csv"), file);
        List<JsonNode> events = events();
        assertThat(events).extracting(event -> event.get("eventType").asText()).containsExactly("START", "COMPLETE");
        assertThat(events)
                .extracting(event -> event.at("/run/runId").asText())
                .containsOnly(events.get(0).at("/run/runId").asText());
        assertThat(UUID.fromString(events.get(0).at("/run/runId").asText())).isNotNull();
        assertThat(events).allSatisfy(event -> {
            assertThat(event.get("schemaURL").asText())
                    .isEqualTo("https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent");
            assertThat(event.get("producer").asText()).isEqualTo("urn:spark-pool:0.1.0");
            assertThat(event.get("job")).hasToString("{\"namespace\":\"spark-pool\",\"name\":\"square\"}");
            assertThat(event.get("inputs")).isEmpty();
        });
        assertThat(events.get(0).get("eventTime").asText())
                .isEqualTo(SAMPLE.run().start().toString());
        assertThat(events.get(1).get("eventTime").asText())
                .isEqualTo(SAMPLE.run().end().orElseThrow().toString());
        assertThat(events.get(0).get("outputs"))
                .hasToString("[{\"namespace\":\"file\",\"name\":\"/srv/squares/out.csv\"}]");
        JsonNode statistics = events.get(1).at("/outputs/0/outputFacets/outputStatistics");
        assertThat(statistics.get("rowCount").asLong())
                .isEqualTo(SAMPLE.counts().outputs());
        assertThat(statistics.get("_schemaURL").asText()).contains("OutputStatisticsOutputDatasetFacet");
        assertThat(statistics.get("_producer").asText()).isEqualTo("urn:spark-pool:0.1.0");
    }

    @ParameterizedTest
    @CsvSource({"FAILED, FAIL", "INTERRUPTED, ABORT"})
    void aRunThatIsNotDoneSaysWhyAndWroteNoRows(Status status, String type) throws IOException {
        OpenLineage.append(report(status, Optional.of("\"x\"\n is\u0007 wrong"), "out.csv"), file);
        JsonNode event = events().get(0);
        assertThat(event.get("eventType").asText()).isEqualTo(type);
        JsonNode error = event.at("/run/facets/errorMessage");
        assertThat(error.get("message").asText()).isEqualTo("\"x\"\n is\u0007 wrong");
        assertThat(error.get("programmingLanguage").asText()).isEqualTo("JAVA");
        assertThat(error.get("_schemaURL").asText()).contains("ErrorMessageRunFacet");
        assertThat(event.at("/outputs/0").has("outputFacets")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "out.csv, file, /srv/squares/out.csv",
        "../x y, file, /srv/x y",
        "/data/*.txt, file, /data/*.txt",
        "file:///data/t, file, /data/t",
        "hdfs://host:9000/data/t, hdfs://host:9000, /data/t",
        "s3a://bucket/a b, s3://bucket, a b",
        "gs://bucket/t.csv, gs://bucket, t.csv"
    })
    void dataSetsHaveTheNamesOfOpenLineage(String path, String namespace, String name) throws IOException {
        OpenLineage.append(report(Status.RUNNING, Optional.empty(), path), file);
        JsonNode output = events().get(0).at("/outputs/0");
        assertThat(output.get("namespace").asText()).isEqualTo(namespace);
        assertThat(output.get("name").asText()).isEqualTo(name);
    }

    private List<JsonNode> events() throws IOException {
        List<JsonNode> events = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            events.add(JsonMapper.builder().build().readTree(line));
        }
        return events;
    }

    private static RunReport report(Status status, Optional<String> error, String path) {
        RunReport.Run run = SAMPLE.run();
        return new RunReport(
                SAMPLE.schema(),
                new RunReport.Run(
                        run.id(),
                        status,
                        run.exitCode(),
                        run.start(),
                        status == Status.RUNNING ? Optional.empty() : run.end(),
                        run.command(),
                        run.directory(),
                        run.host(),
                        run.pid(),
                        Optional.empty(),
                        error),
                SAMPLE.versions(),
                SAMPLE.machine(),
                SAMPLE.settings(),
                SAMPLE.function(),
                SAMPLE.input(),
                new RunReport.Output("csv", Optional.of(path), Optional.empty(), Optional.empty()),
                SAMPLE.counts(),
                SAMPLE.seconds(),
                SAMPLE.coreSeconds(),
                SAMPLE.throughput(),
                SAMPLE.chunkTimes(),
                SAMPLE.slowest(),
                SAMPLE.executors(),
                SAMPLE.failures(),
                SAMPLE.advice(),
                SAMPLE.spark(),
                SAMPLE.chunks());
    }
}
