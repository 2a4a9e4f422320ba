package io.sparkpool.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The schema of reports. */
final class ReportSchema {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNode TREE = read();
    private static final JsonSchema SCHEMA = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(
                    TREE,
                    SchemaValidatorsConfig.builder()
                            .formatAssertionsEnabled(true)
                            .build());

    private ReportSchema() {}

    /** Returns the schema as JSON. */
    static JsonNode tree() {
        return TREE;
    }

    /** Holds a file against the schema. */
    static void check(Path file) throws IOException {
        assertThat(SCHEMA.validate(JSON.readTree(Files.readAllBytes(file))))
                .as(file.toString())
                .isEmpty();
    }

    private static JsonNode read() {
        try (InputStream in = RunReport.class.getResourceAsStream("run.schema.json")) {
            return JSON.readTree(in);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
