package io.sparkpool.program;

import io.sparkpool.cli.Command;
import io.sparkpool.submit.Launch;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Runs Java's shell with a pool in scope. */
public final class ShellCommand implements Command {
    private final Optional<Launch> launch;
    private final Map<String, String> environment;
    private final PrintStream err;

    /**
     * Creates the command.
     *
     * @param launch how this process was started; empty if not by {@code submit.sh}
     * @param err where messages go
     */
    public ShellCommand(
            Optional<Launch> launch, Map<String, String> environment, PrintStream err, Runnable programStarts) {
        this.launch = Objects.requireNonNull(launch, "launch is null");
        this.environment = Map.copyOf(environment);
        this.err = Objects.requireNonNull(err, "err is null");
    }

    @Override
    public String name() {
        return "shell";
    }

    @Override
    public String help() {
        return """
                usage: ./submit.sh shell [--cores N]
                """;
    }

    @Override
    public String run(List<String> words) {
        throw new UnsupportedOperationException("not built yet");
    }
}
