package io.sparkpool.submit;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a driver on a cluster prints, which is in files of its worker; the worker's web page shows them. */
final class DriverLog {
    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final int LAST_BYTES = 1 << 16;
    private static final Pattern ANSWER = Pattern.compile("==== Bytes [0-9]+-[0-9]+ of [0-9]+ of (.*) ====\n(?s:(.*))");

    private final String page;
    private final String driver;

    /**
     * What a driver prints.
     *
     * @param page of its worker
     * @param driver its id
     */
    DriverLog(String page, String driver) {
        this.page = page;
        this.driver = driver;
    }

    /** The file that has what goes to {@code stdout} or {@code stderr}; a web page, if the worker does not say. */
    String place(String stream) {
        Matcher answer = ANSWER.matcher(ask(stream, 0));
        String host = URI.create(page).getHost();
        return answer.matches()
                ? "%s on %s".formatted(answer.group(1), host)
                : "%s/logPage/?driverId=%s&logType=%s".formatted(page, driver, stream);
    }

    /** What the job has said for its user, as far as the worker tells. */
    List<String> messages() {
        Matcher answer = ANSWER.matcher(ask("stderr", LAST_BYTES));
        return answer.matches()
                ? answer.group(2)
                        .lines()
                        .filter(line -> line.startsWith("spark-pool: "))
                        .toList()
                : List.of();
    }

    /** Nothing, where the page is not for us. */
    private String ask(String stream, int bytes) {
        String log = "%s/log/?driverId=%s&logType=%s&byteLength=%d".formatted(page, driver, stream, bytes);
        try {
            return HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(URI.create(log)).timeout(LIMIT).build(), BodyHandlers.ofString())
                    .body();
        } catch (IOException | IllegalArgumentException e) { // no host of Java's, such as one with an underscore
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}
