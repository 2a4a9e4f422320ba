package io.sparkpool.report;

import io.sparkpool.report.RunReport.Status;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Events of a run in the form of <a href="https://openlineage.io/docs/spec/object-model">OpenLineage</a>: START, and
 * COMPLETE, FAIL or ABORT. Each is a JSON object on a line of a file. Data sets are named as its <a
 * href="https://openlineage.io/docs/spec/naming">naming rules</a> say.
 */
public final class OpenLineage {
    private static final String SCHEMA = "https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent";
    private static final String FACETS = "https://openlineage.io/spec/facets/";
    private static final String ERROR = FACETS + "1-0-1/ErrorMessageRunFacet.json#/$defs/ErrorMessageRunFacet";
    private static final String STATISTICS =
            FACETS + "1-0-2/OutputStatisticsOutputDatasetFacet.json#/$defs/OutputStatisticsOutputDatasetFacet";
    private static final String NAMESPACE = "spark-pool";

    private final RunReport report;
    private final String producer;
    private final JsonBuilder json = new JsonBuilder();

    private OpenLineage(RunReport report) {
        this.report = report;
        this.producer = "urn:spark-pool:" + report.versions().job().replaceAll("[^A-Za-z0-9.-]", "-");
    }

    /** A data set, by OpenLineage's rules for names. */
    private record DataSet(String namespace, String name) {
        private static final String LOCAL = "file";
        private static final Pattern WITH_SCHEME =
                Pattern.compile("([A-Za-z][A-Za-z0-9+.-]+):(?://([^/]*))?(.*)", Pattern.DOTALL);

        /** Stores whose objects have keys, not paths. */
        private static final Set<String> OBJECT_STORES = Set.of("s3", "gs");

        static DataSet of(String path, String directory) {
            Matcher uri = WITH_SCHEME.matcher(path);
            if (!uri.matches()) {
                return new DataSet(
                        LOCAL, Path.of(directory).resolve(path).normalize().toString());
            }
            String scheme = uri.group(1).replaceFirst("^s3[an]$", "s3");
            if (scheme.equals(LOCAL)) {
                return new DataSet(LOCAL, uri.group(3));
            }
            String name = OBJECT_STORES.contains(scheme) ? uri.group(3).replaceFirst("^/", "") : uri.group(3);
            return new DataSet(
                    scheme + "://" + Optional.ofNullable(uri.group(2)).orElse(""), name);
        }
    }

    /** Checks that events can be appended to a file, which is created if there is none. */
    public static void check(Path file) throws IOException {
        append(new byte[0], file);
    }

    /** Appends the event for the present status of a run. */
    public static void append(RunReport report, Path file) throws IOException {
        append(new OpenLineage(report).event(), file);
    }

    /** Writes all at once, so that events of two runs are not mixed. */
    private static void append(byte[] event, Path file) throws IOException {
        Files.write(file, event, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
    }

    private byte[] event() {
        RunReport.Run run = report.run();
        Instant time = run.end().orElse(run.start());
        json.lineObject()
                .field("eventType", type(run.status()))
                .field("eventTime", time)
                .name("run");
        run();
        json.name("job").lineObject();
        json.field("namespace", NAMESPACE).field("name", report.function().name());
        json.endObject().name("inputs").lineArray();
        report.input().path().ifPresent(this::dataSet);
        json.endArray().name("outputs").lineArray();
        report.output().path().ifPresent(this::output);
        json.endArray().field("producer", producer).field("schemaURL", SCHEMA).endObject();
        return json.toBytes();
    }

    private static String type(Status status) {
        return switch (status) {
            case RUNNING -> "START";
            case DONE -> "COMPLETE";
            case FAILED -> "FAIL";
            case INTERRUPTED -> "ABORT";
        };
    }

    private void run() {
        RunReport.Run run = report.run();
        String identity = "%s %d %s %s".formatted(run.host(), run.pid(), run.start(), run.id());
        UUID id = UUID.nameUUIDFromBytes(identity.getBytes(StandardCharsets.UTF_8));
        json.lineObject().field("runId", id.toString());
        run.error().ifPresent(error -> {
            json.name("facets").lineObject();
            facet("errorMessage", ERROR).field("message", error).field("programmingLanguage", "JAVA");
            json.endObject().endObject();
        });
        json.endObject();
    }

    private void dataSet(String path) {
        begin(path).endObject();
    }

    /** Adds the number of rows once they are published. */
    private void output(String path) {
        begin(path);
        if (report.run().status() == Status.DONE) {
            json.name("outputFacets").lineObject();
            facet("outputStatistics", STATISTICS)
                    .field("rowCount", report.counts().outputs())
                    .endObject();
            json.endObject();
        }
        json.endObject();
    }

    private JsonBuilder begin(String path) {
        DataSet named = DataSet.of(path, report.run().directory());
        return json.lineObject().field("namespace", named.namespace()).field("name", named.name());
    }

    private JsonBuilder facet(String name, String schema) {
        return json.name(name).lineObject().field("_producer", producer).field("_schemaURL", schema);
    }
}
