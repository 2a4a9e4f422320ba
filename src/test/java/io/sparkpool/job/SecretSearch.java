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
 * Searches the pages and files of a cluster and a job for secrets that must not be there. The job sets {@code spark.my.password} and
 * {@code spark.my.token}, whose keys are shown.
 *
 * @param secrets what must not be found
 */
record SecretSearch(List<String> secrets) {
    /** What Spark shows in place of a secret. */
    static final String MASK = "*********(redacted)";

    private static final String LOCAL = "http://127\\.0\\.0\\.1:[0-9]+";

    /** A row of the master's table of running applications. */
    private static final Pattern RUNNING =
            Pattern.compile("appId=(app-[0-9-]+)\"[^\"]*<a href=\"(" + LOCAL + ")\">spark-pool</a>");

    /** Files of the cluster that hold its secret. */
    private static final String SECRET_FILES = "secret|cluster\\.properties|recovery/.*|home/.*";

    void checkText(String place, String text) {
        assertThat(secrets).as(place).noneMatch(text::contains);
    }

    /** Checks the web pages of the master, the workers, and the driver of the running job. */
    void checkPages(TestCluster cluster) throws IOException, InterruptedException {
        List<String> pages = Pattern.compile(LOCAL)
                .matcher(cluster.script("cluster", "status").run().out())
                .results()
                .map(MatchResult::group)
                .toList();
        assertThat(pages).hasSize(3);
        for (String page : pages) {
            for (String path : List.of("/", "/json/", "/environment/")) {
                checkText(page + path, get(page + path));
            }
        }
        checkDriversPages(get(pages.get(0) + "/"));
    }

    /** Checks the driver's page of settings and the REST request with which it loads them. */
    private void checkDriversPages(String mastersPage) throws IOException, InterruptedException {
        Matcher running = RUNNING.matcher(mastersPage);
        assertThat(running.find()).as(LongText.of(mastersPage)).isTrue();
        String driver = running.group(2);
        String settings = get("%s/api/v1/applications/%s/environment".formatted(driver, running.group(1)));
        assertThat(settings).contains("spark.my.password", "spark.my.token", MASK);
        checkText("the driver's settings", settings);
        checkText("the driver's page", get(driver + "/environment/"));
    }

    /** Checks the event log, the job's log, and all files of the cluster but those that hold its secret. */
    void checkFiles(TestCluster cluster, Path events) throws IOException {
        String eventLog = String.join("", contents(events, ""));
        assertThat(eventLog).contains("spark.my.password", "spark.my.token", MASK);
        checkText("the event log", eventLog);
        checkText("the job's log", Files.readString(cluster.log()));
        List<String> ofCluster = contents(cluster.directory(), SECRET_FILES);
        assertThat(ofCluster).hasSizeGreaterThan(5);
        ofCluster.forEach(content -> checkText(content.lines().findFirst().orElseThrow(), content));
    }

    /** Returns the contents of the files below a directory, each after a line with its path. */
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
