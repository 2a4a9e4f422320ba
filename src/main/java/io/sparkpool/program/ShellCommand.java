package io.sparkpool.program;

import io.sparkpool.cli.Command;
import io.sparkpool.config.Master;
import io.sparkpool.config.Problems;
import io.sparkpool.message.OneLine;
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
    private final Runnable programStarts;

    /**
     * Creates the command.
     *
     * @param launch how this process was started; empty if not by {@code submit.sh}
     * @param err where messages go
     * @param programStarts gives standard output to the shell, and lets it end the process
     */
    public ShellCommand(
            Optional<Launch> launch, Map<String, String> environment, PrintStream err, Runnable programStarts) {
        this.launch = Objects.requireNonNull(launch, "launch is null");
        this.environment = Map.copyOf(environment);
        this.err = Objects.requireNonNull(err, "err is null");
        this.programStarts = Objects.requireNonNull(programStarts, "programStarts is null");
    }

    @Override
    public String name() {
        return "shell";
    }

    @Override
    public String help() {
        return """
                usage: ./submit.sh shell [--cores N]

                Runs Java's shell, jshell, with a pool in the variable pool. What you type may be an expression, whose
                value is shown, or any other part of a program:

                  pool.map(x -> x * x, Range.of(0, 10))
                  record Order(String article, double price) {}
                  pool.map(order -> order.price() * 2, List.of(new Order("tea", 3.5)))

                --cores N sets how many tasks run at once; all cores of this machine if not given. Snippets may also
                come from a pipe. /help lists the commands of jshell, and /exit ends it.
                """;
    }

    @Override
    public String run(List<String> words) {
        Problems problems = new Problems();
        ShellArguments arguments = ShellArguments.parse(words, environment, problems);
        if (launch.isEmpty()) {
            problems.add("the shell needs submit.sh; run ./submit.sh shell");
        }
        if (ModuleLayer.boot().findModule("jdk.jshell").isEmpty()) {
            problems.add(
                    "the Java in '%s' has no shell; install a JDK, version 17 or later, or set JAVA_HOME to one (Debian: apt install openjdk-17-jdk-headless)"
                            .formatted(OneLine.of(System.getProperty("java.home"))));
        }
        problems.throwIfAny();
        System.setProperty(Master.KEY, arguments.master().value());
        System.setProperty("spark.app.name", name());
        programStarts.run();
        err.println("spark-pool: Java's shell with a pool on this machine; /exit ends it, /help explains it");
        err.println("spark-pool: try this:  pool.map(x -> x * x, Range.of(0, 10))");
        ProgramException.throwUnlessDone(runShell());
        return "";
    }

    private static int runShell() {
        try {
            return Shell.run();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("jshell cannot be started", e);
        }
    }
}
