package io.sparkpool.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkpool.LongText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A command that a page shows.
 *
 * @param line what a reader types
 * @param shown the output that the page shows, of standard output and standard error; empty if it shows none
 */
record PageCommand(String line, Optional<String> shown) {
    /** The port of the practice cluster, unless another is given. */
    private static final String PORT = "7077";

    private static final String START = "./submit.sh cluster start";
    private static final String MESSAGE = "spark-pool: ";
    private static final String ERROR = MESSAGE + "error: ";

    PageCommand {
        Objects.requireNonNull(line, "line is null");
        Objects.requireNonNull(shown, "shown is null");
    }

    /** Returns whether it prints messages in the language of the reader. */
    boolean isOfExercises() {
        return line.startsWith("./submit.sh learn");
    }

    /** Returns the command for a reader whose system is set to Spanish. */
    PageCommand inSpanish() {
        return new PageCommand("export LANG=es_ES.UTF-8; " + line, shown);
    }

    /** Returns whether it runs the benchmark, which {@link BenchmarkIT} does for all pages. */
    boolean runsBenchmark() {
        return line.contains("src/bench");
    }

    boolean startsCluster() {
        return line.contains(START);
    }

    boolean stopsCluster() {
        return line.contains("submit.sh cluster stop");
    }

    /**
     * Runs the command as it is written and compares its exit code and output with the page. Only the port of the practice
     * cluster is replaced, as the usual one may be in use. Messages that the page does not show are ignored.
     */
    void check(Path project, int port) throws IOException, InterruptedException {
        Submission.Result result = run(project, port);
        assertThat(result.exitCode() == 0)
                .as(LongText.of("%s ended with %d: %s".formatted(line, result.exitCode(), result.err())))
                .isEqualTo(shown.filter(text -> text.contains(ERROR)).isEmpty());
        if (shown.isPresent()) {
            assertThat(result.out().replace(":" + port, ":" + PORT)).as(line).matches(outputs(shown.get()));
            assertThat(result.err()).as(line).matches(messages(shown.get()));
        }
    }

    private Submission.Result run(Path project, int port) throws IOException, InterruptedException {
        String command =
                line.replace("127.0.0.1:" + PORT, "127.0.0.1:" + port).replace(START, START + " --port " + port);
        Submission submission = Submission.shell(command).in(project);
        return startsCluster() ? TestCluster.startAlone(submission) : submission.run();
    }

    /** Three dots stand for whatever the page leaves out; a job that fails may leave the last line open. */
    private static Pattern outputs(String shown) {
        String outputs = shown.lines()
                .filter(text -> !text.startsWith(MESSAGE))
                .map(text -> quote(text, ".*") + "\n")
                .collect(Collectors.joining());
        return Pattern.compile(shown.contains(ERROR) ? outputs.replaceFirst("\n$", "\n?") : outputs, Pattern.DOTALL);
    }

    /** The messages that the page shows are printed in this order, and others may be between them. */
    private static Pattern messages(String shown) {
        return Pattern.compile(shown.lines()
                .filter(text -> text.startsWith(MESSAGE))
                .map(text -> "(?:.*\n)*" + quote(text, ".*") + "\n")
                .collect(Collectors.joining("", "", "(?:.*\n)*")));
    }

    private static String quote(String text, String anything) {
        return Stream.of(text.split("\\.\\.\\.", -1)).map(Pattern::quote).collect(Collectors.joining(anything));
    }
}
