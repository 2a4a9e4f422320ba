// Asks a server for pages, of which one is slow, one is missing, and each second one fails at first:
//   ./submit.sh run src/examples/SlowRequests.java
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.sparkpool.pool.ErrorPolicy;
import io.sparkpool.pool.FailedInput;
import io.sparkpool.pool.Pool;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

public class SlowRequests {
    private static final Set<String> SEEN = ConcurrentHashMap.newKeySet();

    static String get(String url) throws IOException, InterruptedException {
        HttpResponse<String> response = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException("status " + response.statusCode());
        }
        return response.body();
    }

    public static void main(String[] args) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        ExecutorService threads = Executors.newCachedThreadPool();
        server.setExecutor(threads);
        server.createContext("/", SlowRequests::answer);
        server.start();
        List<String> urls = IntStream.range(0, 10)
                .mapToObj(page -> "http://127.0.0.1:%d/%d".formatted(server.getAddress().getPort(), page))
                .toList();
        List<FailedInput> failed = new ArrayList<>();
        try (Pool pool = Pool.start()) {
            Pool patient = pool.withInputTimeout(Duration.ofSeconds(3))
                    .withRetries(1)
                    .withErrorPolicy(ErrorPolicy.quarantine(failed::add));
            patient.map(SlowRequests::get, urls, 1).forEach(System.out::println);
        }
        failed.forEach(failure -> System.out.println("failed: index " + failure.index()));
        failed.forEach(failure -> System.err.println(failure.error()));
        server.stop(0);
        threads.shutdownNow();
    }

    private static void answer(HttpExchange request) throws IOException {
        String page = request.getRequestURI().getPath().substring(1);
        boolean isFirst = SEEN.add(page);
        try (request) {
            if (page.equals("3")) {
                Thread.sleep(60_000);
            }
            boolean fails = isFirst && Integer.parseInt(page) % 2 == 0;
            byte[] body = ("page " + page).getBytes();
            request.sendResponseHeaders(page.equals("5") ? 404 : fails ? 503 : 200, body.length);
            request.getResponseBody().write(body);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the program ends
        }
    }
}
