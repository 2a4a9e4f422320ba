package io.sparkpool.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Writes and reads {@code report.json}. Every component of a record is a field of that name; absent values are null,
 * points in time are texts (ISO 8601), other times are numbers with six decimals at most, constants of enums are in lower
 * case, and the rows of chunks are columns: an object with an array for each component of a row.
 */
public final class RunJson {
    private RunJson() {}

    /** Returns a report as JSON, in lines. */
    public static String text(RunReport report) {
        return new String(bytes(report), StandardCharsets.UTF_8);
    }

    /** Writes a report as JSON in UTF-8, and does not close the stream. */
    public static void write(RunReport report, OutputStream out) throws IOException {
        out.write(bytes(report));
    }

    private static byte[] bytes(RunReport report) {
        JsonBuilder json = new JsonBuilder();
        new ReportWriter(json).write(report);
        return json.toBytes();
    }

    /**
     * Reads a report. Fields that are not known are ignored, so that one may be added without a new version.
     *
     * @throws UnreadableReportException if the file cannot be read, or is no report of this version
     */
    public static RunReport read(Path file) {
        JsonNode tree = tree(file);
        String schema = tree.path("schema").asText("");
        if (!schema.equals(RunReport.SCHEMA)) {
            throw new UnreadableReportException(
                    file,
                    schema.startsWith("spark-pool/run/")
                            ? "it is a report of the form '%s', and this version reads '%s'"
                                    .formatted(schema, RunReport.SCHEMA)
                            : "it is not the report of a run");
        }
        try {
            return RecordReader.read(RunReport.class, tree);
        } catch (RecordReader.MalformedException e) {
            throw new UnreadableReportException(file, "it is not a whole report: " + e.getMessage(), e);
        }
    }

    /** Removes what Jackson says in some messages instead of the source that it does not show, and keeps the place. */
    private static String withoutSource(String message) {
        return message.replaceAll("\\[Source: [^;]*; ([^]]*)]", "$1");
    }

    private static JsonNode tree(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build()
                    .readTree(in);
        } catch (JsonProcessingException e) {
            throw new UnreadableReportException(file, "it is not JSON: " + withoutSource(e.getOriginalMessage()), e);
        } catch (NoSuchFileException e) {
            throw new UnreadableReportException(file, "there is no such file", e);
        } catch (AccessDeniedException e) {
            throw new UnreadableReportException(file, "you may not read it", e);
        } catch (IOException e) {
            throw new UnreadableReportException(file, String.valueOf(e.getMessage()), e);
        }
    }
}
