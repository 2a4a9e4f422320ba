package io.sparkpool.submit;

import io.sparkpool.cli.Command;
import io.sparkpool.config.Problems;
import io.sparkpool.message.OneLine;
import io.sparkpool.spark.FreePort;
import io.sparkpool.spark.PollInterval;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.deploy.history.HistoryServer;

/** Serves Spark's web pages of jobs that have ended, from the event logs in a directory, until it is stopped. */
public final class HistoryCommand implements Command {
    private static final int FIRST_PORT = 18_080;

    /** The variable with the address at which Spark serves its pages. */
    private static final String ADDRESS = "SPARK_LOCAL_IP";

    private final Optional<Launch> launch;
    private final Map<String, String> environment;
    private final PrintStream err;

    /**
     * Creates the command.
     *
     * @param launch how this process was started; empty if not by {@code submit.sh}
     * @param err where the address of the pages is printed
     */
    public HistoryCommand(Optional<Launch> launch, Map<String, String> environment, PrintStream err) {
        this.launch = launch;
        this.environment = Map.copyOf(environment);
        this.err = err;
    }

    @Override
    public String name() {
        return "history";
    }

    @Override
    public String help() {
        return """
                usage: ./submit.sh history [DIR]

                Runs Spark's History Server on this machine, which shows the web pages of jobs that have ended, and of
                those that run or were killed. DIR is the directory that the jobs were given with --event-log;
                target/events of the project if not given. Only this machine can open the pages; Ctrl-C ends the server.
                """;
    }

    @Override
    public String run(List<String> words) {
        Path directory = directory(words);
        tellIfEmpty(directory);
        int port = FreePort.from(FIRST_PORT);
        System.setProperty("spark.history.fs.logDirectory", directory.toUri().toString());
        System.setProperty("spark.history.ui.port", Integer.toString(port));
        Thread announcement = new Thread(() -> announce(directory, port), "history-announcement");
        announcement.setDaemon(true);
        announcement.start();
        HistoryServer.main(new String[0]);
        return "";
    }

    private Path directory(List<String> words) {
        Problems problems = new Problems();
        if (words.size() > 1 || words.stream().anyMatch(word -> word.startsWith("-"))) {
            problems.add(
                    "history takes a directory and no options, as in ./submit.sh history target/events; see ./submit.sh history --help");
        }
        if (launch.isEmpty()) {
            problems.add("the history needs submit.sh; run ./submit.sh history");
        }
        String address = environment.getOrDefault(ADDRESS, "");
        if (!address.startsWith("127.") && launch.isPresent()) {
            problems.add("the history would be open to the network, as %s is '%s'; unset it"
                    .formatted(ADDRESS, OneLine.of(address)));
        }
        problems.throwIfAny();
        Path directory = words.isEmpty() ? launch.orElseThrow().target().resolve("events") : Path.of(words.get(0));
        check(directory, problems);
        problems.throwIfAny();
        return directory.toAbsolutePath();
    }

    private static void check(Path directory, Problems problems) {
        String shown = OneLine.of(directory.toString());
        if (Files.exists(directory) && !Files.isDirectory(directory)) {
            problems.add(
                    "'%s' is not a directory; give the one that jobs were given with --event-log".formatted(shown));
        } else if (!Files.isDirectory(directory)) {
            problems.add("there is no directory '%1$s'; run a job with --event-log %1$s first".formatted(shown));
        }
    }

    /** Says that a directory is empty, and how to fill it: the server then shows a page without jobs. */
    private void tellIfEmpty(Path directory) {
        try (Stream<Path> logs = Files.list(directory)) {
            if (logs.findAny().isEmpty()) {
                String shown = OneLine.of(directory.toString());
                err.println(
                        "spark-pool: there is nothing in '%1$s' yet; run a job with --event-log %1$s, and load the page again"
                                .formatted(shown));
            }
        } catch (IOException e) {
            // the server says that it cannot read the directory
        }
    }

    /** Prints the address when the server answers. */
    private void announce(Path directory, int port) {
        while (!answers(port)) {
            PollInterval.sleep();
        }
        err.println(
                "spark-pool: the history of '%s' is at http://127.0.0.1:%d; Ctrl-C ends it".formatted(directory, port));
    }

    private static boolean answers(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }
}
