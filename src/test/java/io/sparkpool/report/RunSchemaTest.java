package io.sparkpool.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Keeps the schema, its page and the records of a report in step. */
class RunSchemaTest {
    private static final Path PAGE = Path.of("src/site/markdown/report.md");

    /** What the page calls the types of JSON. */
    private static final Map<String, String> TYPES = Map.of(
            "integer", "integer",
            "number", "number",
            "string", "text",
            "boolean", "true or false",
            "array", "list");

    @TempDir
    Path dir;

    /** All records of a report. */
    static Stream<Class<?>> records() {
        return Stream.concat(
                Stream.of(RunReport.class),
                Arrays.stream(RunReport.class.getDeclaredClasses()).filter(Class::isRecord));
    }

    @ParameterizedTest
    @MethodSource("records")
    void everyComponentIsAFieldThatIsDescribedAndRequired(Class<?> type) {
        JsonNode object = object(type);
        List<String> names = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
        assertThat(object.get("properties").fieldNames()).toIterable().containsExactlyElementsOf(names);
        assertThat(object.get("required")).extracting(JsonNode::asText).containsExactlyElementsOf(names);
        assertThat(object.get("additionalProperties").toString()).isEqualTo("false");
        assertThat(object.get("properties"))
                .allSatisfy(
                        field -> assertThat(field.path("description").asText()).matches("[A-Z0-9].*\\."));
    }

    @ParameterizedTest
    @MethodSource("records")
    void fieldsMayBeNullWhereComponentsMayBeEmpty(Class<?> type) {
        for (RecordComponent component : type.getRecordComponents()) {
            assertThat(value(type, component).toString().contains("\"null\""))
                    .as(component.toString())
                    .isEqualTo(component.getType() == Optional.class);
        }
    }

    @ParameterizedTest
    @MethodSource("records")
    void thePageHasTheDescriptionOfEveryField(Class<?> type) throws IOException {
        String page = Files.readString(PAGE);
        int start = page.indexOf(heading(type));
        assertThat(start).as(heading(type)).isNotNegative();
        int end = page.indexOf("\n### ", start + 1);
        List<String> rows = Arrays.stream(type.getRecordComponents())
                .map(component -> "| `%s` | %s | %s |"
                        .formatted(
                                component.getName(),
                                typeText(value(type, component)),
                                field(type, component).get("description").asText()))
                .toList();
        assertThat(page.substring(start, end < 0 ? page.length() : end).lines())
                .filteredOn(line -> line.startsWith("| `"))
                .containsExactlyElementsOf(rows);
    }

    @Test
    void reportsHoldAgainstTheSchema() throws IOException {
        for (int chunks : new int[] {1, 2, 100}) {
            Path file = dir.resolve("report.json");
            Files.writeString(file, RunJson.text(SampleReport.done(chunks)));
            ReportCheck.check(file);
        }
    }

    private static JsonNode object(Class<?> type) {
        if (type == RunReport.class) {
            return ReportSchema.tree();
        }
        String name = type == RunReport.ChunkRow.class ? "chunkRows" : lowerFirst(type.getSimpleName());
        JsonNode object = ReportSchema.tree().get("$defs").path(name);
        assertThat(object.isObject()).as(name).isTrue();
        return object;
    }

    private static JsonNode field(Class<?> type, RecordComponent component) {
        return object(type).get("properties").get(component.getName());
    }

    /** Returns the schema of a value: of a column, that of its elements. */
    private static JsonNode value(Class<?> type, RecordComponent component) {
        JsonNode field = field(type, component);
        return type == RunReport.ChunkRow.class ? field.get("items") : field;
    }

    private static String typeText(JsonNode value) {
        if (value.has("anyOf")) {
            return "object or null";
        }
        if (value.has("$ref")) {
            return "object";
        }
        if (value.path("format").asText().equals("date-time")) {
            return value.get("type").isArray() ? "time or null" : "time";
        }
        if (!value.has("type")) { // a constant
            return "text";
        }
        JsonNode type = value.get("type");
        return type.isArray()
                ? String.join(
                        " or ",
                        StreamSupport.stream(type.spliterator(), false)
                                .map(JsonNode::asText)
                                .map(name -> TYPES.getOrDefault(name, name))
                                .toList())
                : TYPES.get(type.asText());
    }

    private static String heading(Class<?> type) {
        return switch (type.getSimpleName()) {
            case "RunReport" -> "### The report\n";
            case "SettingValue" -> "### `settings`\n";
            case "InputFile" -> "### `input.listedFiles`\n";
            case "Interval" -> "### `chunkTimes.histogram`\n";
            case "SlowChunk" -> "### `slowest`\n";
            case "Executor" -> "### `executors`\n";
            case "FailedInput" -> "### `failures.first`\n";
            case "SparkMetrics" -> "### `spark`\n";
            case "FileTasks" -> "### `chunks.files`\n";
            case "FileTask" -> "### `chunks.files.first`\n";
            case "ChunkRow" -> "### `chunks.rows`\n";
            default -> "### `" + lowerFirst(type.getSimpleName()) + "`\n";
        };
    }

    private static String lowerFirst(String name) {
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }
}
