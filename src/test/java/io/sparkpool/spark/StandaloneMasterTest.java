package io.sparkpool.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.apache.spark.SparkConf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses at which there is no usable master. A test that waits for {@link #LIMIT} runs into its own time limit. */
@Timeout(300)
class StandaloneMasterTest {
    private static final Duration LIMIT = Duration.ofMinutes(10);

    @Test
    void whereNothingListensTheLimitIsWaitedFor() throws IOException {
        Duration limit = Duration.ofMillis(500);
        long startNanos = System.nanoTime();
        assertRefused(
                "spark://127.0.0.1:%d,127.0.0.1:%d".formatted(freePort(), freePort()),
                settings(),
                limit,
                "nothing listens there (connection refused); check the port, and that the master runs");
        assertThat(Duration.ofNanos(System.nanoTime() - startNanos)).isGreaterThanOrEqualTo(limit);
    }

    @Test
    void aWebServerIsNotWaitedFor() throws IOException, InterruptedException {
        assertRefusedBy(
                "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n",
                settings(),
                "the server there is not a Spark master; use the master's port, not its web page's");
    }

    @Test
    void whoHangsUpWhileSecretsAreComparedIsNotWaitedFor() throws IOException, InterruptedException {
        assertRefusedBy(
                "",
                settings().set("spark.authenticate", "true").set("spark.authenticate.secret", "ours"),
                "it closed the connection while the secrets were compared; "
                        + "set spark.authenticate.secret to the cluster's");
    }

    @ParameterizedTest
    @ValueSource(strings = {"spark://", "spark://host", "spark://host:7077/path"})
    void anAddressThatIsNoneIsNotWaitedFor(String url) {
        assertRefused(url, settings(), LIMIT, "it is not the address of a master; write spark://HOST:PORT");
    }

    /** Connects to a server that answers with this text and closes the connection. */
    private static void assertRefusedBy(String answer, SparkConf settings, String why)
            throws IOException, InterruptedException {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread serving = new Thread(() -> serve(server, answer), "no-master");
            serving.start();
            assertRefused("spark://127.0.0.1:" + server.getLocalPort(), settings, LIMIT, why);
            server.close();
            serving.join();
        }
    }

    private static void serve(ServerSocket server, String answer) {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                socket.getInputStream().read();
                socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
            } catch (IOException serverClosed) {
                // the loop ends
            }
        }
    }

    private static void assertRefused(String url, SparkConf settings, Duration limit, String why) {
        assertThatExceptionOfType(ClusterException.class)
                .isThrownBy(() -> StandaloneMaster.connect(url, settings, limit))
                .withMessage("the master '%s' does not answer: %s", url, why);
    }

    private static SparkConf settings() {
        return new SparkConf(false);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
