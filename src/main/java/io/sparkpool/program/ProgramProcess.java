package io.sparkpool.program;

import io.sparkpool.submit.Launch;
import java.io.PrintStream;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * This process, as commands need it that run a program of the user.
 *
 * @param launch how it was started; empty if not by {@code submit.sh}
 * @param environment its environment
 * @param err where messages go
 * @param programStarts gives standard output to the program, if it runs in this process, and lets it end the process
 */
public record ProgramProcess(
        Optional<Launch> launch, Map<String, String> environment, PrintStream err, Runnable programStarts) {
    /** Copies the environment. */
    public ProgramProcess {
        Objects.requireNonNull(launch, "launch is null");
        environment = Map.copyOf(environment);
        Objects.requireNonNull(err, "err is null");
        Objects.requireNonNull(programStarts, "programStarts is null");
    }
}
