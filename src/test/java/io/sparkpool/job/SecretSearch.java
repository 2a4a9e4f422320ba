package io.sparkpool.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkpool.LongText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Searches what a cluster and a job show for secrets that must not be there. The job sets {@code spark.my.password} and
 * {@code spark.my.token}, whose keys are shown.
 *
 * @param secrets what must not be found
 */
record SecretSearch(List<String> secrets) {
    /** What Spark shows in place of a secret. */
    static final String MASK = "*********(redacted)";

    private static final String LOCAL = "http://127\\.0\\.0\\.1:[0-9]+";

    /** A row of the master's table of applications that run. */
    private static final Pattern RUNNING =
            Pattern.compile("appId=(app-[0-9-]+)\"[^\"]*<a href=\"(" + LOCAL + ")\">spark-pool</a>");

    /** What a cluster keeps for itself. */
    private static final String OWN = "secret|cluster\\.properties|recovery/.*|home/.*";

    void text(String place, String text) {
        assertThat(secrets).as(place).noneMatch(text::contains);
    }

    /** The web pages of the master, the workers, and the driver of a job that runs. */
    void pages(TestCluster cluster) throws IOException, InterruptedException {
        List<String> pages = Pattern.compile(LOCAL)
                .matcher(cluster.script("cluster", "status").run().out())
                .results()
                .map(MatchResult::group)
                .toList();
        assertThat(pages).hasSize(3);
        for (String page : pages) {
            for (String path : List.of("/", "/json/", "/environment/")) {
                text(page + path, get(page + path));
            }
        }
        driversPages(get(pages.get(0) + "/"));
    }

    /** What the page of its settings shows, it asks for. */
    private void driversPages(String mastersPage) throws IOException, InterruptedException {
        Matcher running = RUNNING.matcher(mastersPage);
        assertThat(running.find()).as(LongText.of(mastersPage)).isTrue();
        String driver = running.group(2);
        String settings = get("%s/api/v1/applications/%s/environment".formatted(driver, running.group(1)));
        assertThat(settings).contains("spark.my.password", "spark.my.token", MASK);
        text("the driver's settings", settings);
        text("the driver's page", get(driver + "/environment/"));
    }

    /** What was written, by the cluster too, but for what it keeps for itself. */
    void files(TestCluster cluster, Path events) throws IOException {
        String eventLog = String.join("", contents(events, ""));
        assertThat(eventLog).contains("spark.my.password", "spark.my.token", MASK);
        text("the event log", eventLog);
        text("the job's log", Files.readString(cluster.log()));
        List<String> ofCluster = contents(cluster.directory(), OWN);
        assertThat(ofCluster).hasSizeGreaterThan(5);
        ofCluster.forEach(content -> text(content.lines().findFirst().orElseThrow(), content));
    }

    /** The files below a directory, each after its path. */
    private static List<String> contents(Path directory, String except) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !directory.relativize(file).toString().matches(except))
                    .map(SecretSearch::content)
                    .toList();
        }
    }

    private static String content(Path file) {
        try {
            return file + "\n" + Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String get(String page) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(page)).build(), BodyHandlers.ofString())
                .body();
    }
}
