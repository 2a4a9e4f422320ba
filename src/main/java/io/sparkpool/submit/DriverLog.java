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

/** The output files of a driver on a standalone cluster, which the web page of its worker shows. */
final class DriverLog {
    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final int LAST_BYTES = 1 << 16;
    private static final Pattern ANSWER = Pattern.compile("==== Bytes [0-9]+-[0-9]+ of [0-9]+ of (.*) ====\n(?s:(.*))");

    private final String page;
    private final String driver;

    /**
     * Creates the log of a driver.
     *
     * @param page the web page of its worker
     * @param driver the id of the driver
     */
    DriverLog(String page, String driver) {
        this.page = page;
        this.driver = driver;
    }

    /**
     * Returns the path of {@code stdout} or {@code stderr} and its host; a web page if the worker does not tell the
     * path.
     */
    String place(String stream) {
        Matcher answer = ANSWER.matcher(ask(stream, 0));
        String host = URI.create(page).getHost();
        return answer.matches()
                ? "%s on %s".formatted(answer.group(1), host)
                : "%s/logPage/?driverId=%s&logType=%s".formatted(page, driver, stream);
    }

    /** Returns the messages of the job for its user, if the worker shows them. */
    List<String> messages() {
        Matcher answer = ANSWER.matcher(ask("stderr", LAST_BYTES));
        return answer.matches()
                ? answer.group(2)
                        .lines()
                        .filter(line -> line.startsWith("spark-pool: "))
                        .toList()
                : List.of();
    }

    /** Returns the answer of the web page; an empty text if there is none. */
    private String ask(String stream, int bytes) {
        String log = "%s/log/?driverId=%s&logType=%s&byteLength=%d".formatted(page, driver, stream, bytes);
        try {
            return HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(URI.create(log)).timeout(LIMIT).build(), BodyHandlers.ofString())
                    .body();
        } catch (IOException | IllegalArgumentException e) { // Java refuses some hosts, such as one with an underscore
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}
