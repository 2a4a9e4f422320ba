package io.sparkpool.job;

import static io.sparkpool.job.Submission.shell;
import static io.sparkpool.job.Submission.submit;
import static org.assertj.core.api.Assertions.assertThat;

import io.sparkpool.Await;
import io.sparkpool.Thorough;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** What a user sees of a job while it runs: its progress in a terminal, Spark's page, and the page of Spark's history. */
class ProgressIT {
    private static final Pattern DRAWN = Pattern.compile("\r\033\\[\\?7l([^\r]*)\033\\[K\033\\[\\?7h\r");
    private static final String ERASED = "\r\033[J";
    private static final String ADDRESS = "http://127\\.0\\.0\\.1:[0-9]+";

    @TempDir
    Path directory;

    static boolean hasScript() throws IOException, InterruptedException {
        return shell("script --version").run().out().contains("util-linux");
    }

    @Thorough
    @Test
    @EnabledIf(value = "hasScript", disabledReason = "this system has no script(1) of util-linux")
    void aTerminalShowsALineThatFitsAndIsRemovedBeforeTheSummary() throws IOException, InterruptedException {
        Path out = directory.resolve("out.txt");
        String job = "stty cols 50; ./submit.sh --cores 2 --range 8 --chunk-size 1 --command 'sleep 1' -o " + out;
        Submission.Result result = shell("script -qec \"%s\" /dev/null".formatted(job))
                .with("TERM", "xterm")
                .with("NO_COLOR", "1")
                .run();
        List<String> drawn =
                DRAWN.matcher(result.out()).results().map(line -> line.group(1)).toList();
        assertThat(drawn)
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).hasSizeLessThan(50).containsPattern("[0-9]+ %  [0-8] of 8"));
        assertThat(DRAWN.matcher(result.out()).replaceAll(""))
                .startsWith(ERASED + "spark-pool: sleep 1 mapped over 8 inputs in 8 chunks")
                .doesNotContain("\033[?7l");
        assertThat(result.exitCode()).isZero();
        assertThat(out).exists();
    }

    @Test
    @Thorough
    void sparksPageStaysAfterTheJobAndItsHistoryLonger() throws Exception {
        Path events = directory.resolve("events");
        Process job = submit("--range", "3", "--ui=1h", "--event-log", events.toString())
                .start(directory.resolve("job.txt"));
        try {
            String page =
                    address(directory.resolve("job.txt"), "Spark's web page (%s) stays for 1 h 00 min; Ctrl-C ends it");
            String application = text(page + "/api/v1/applications", "\"id\" : \"([^\"]+)\"");
            assertThat(text(page + "/api/v1/applications/" + application + "/jobs", "\"name\" : \"([^\"]+)\""))
                    .isEqualTo("square: wave 0, inputs 0 to 2");
            Submission.signal(job, "INT");
            assertThat(job.waitFor()).isEqualTo(130);
            assertThat(Submission.text(job.getInputStream().readAllBytes())).isEqualTo("Pool    : [0, 1, 4]\n");
            assertHistory(events, application);
        } finally {
            job.destroyForcibly();
        }
    }

    private void assertHistory(Path events, String application) throws Exception {
        Process history = submit("history", events.toString()).start(directory.resolve("history.txt"));
        try {
            String page = address(
                    directory.resolve("history.txt"), "the history of '" + events + "' is at (%s); Ctrl-C ends it");
            Await.until(() -> body(page + "/api/v1/applications").contains('"' + application + '"'));
            Submission.signal(history, "INT");
            assertThat(history.waitFor()).isEqualTo(130);
        } finally {
            history.destroyForcibly();
        }
    }

    /** Waits until a message with an address has been printed. */
    private static String address(Path err, String message) throws Exception {
        Pattern pattern = Pattern.compile("spark-pool: " + message.formatted(ADDRESS) + "\n");
        Await.until(() -> pattern.matcher(Files.readString(err)).find());
        return pattern.matcher(Files.readString(err))
                .results()
                .map(found -> found.group(1))
                .findFirst()
                .orElseThrow();
    }

    private static String text(String address, String pattern) throws IOException, InterruptedException {
        Matcher matcher = Pattern.compile(pattern).matcher(body(address));
        return matcher.results()
                .map((MatchResult found) -> found.group(1))
                .findFirst()
                .orElseThrow();
    }

    private static String body(String address) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
