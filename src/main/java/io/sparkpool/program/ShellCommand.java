package io.sparkpool.program;

import io.sparkpool.cli.Command;
import io.sparkpool.config.Master;
import io.sparkpool.config.Problems;
import java.util.List;
import java.util.Objects;

/** Runs Java's shell with a pool in scope. */
public final class ShellCommand implements Command {
    private final ProgramProcess process;

    /** Creates the command for this process. */
    public ShellCommand(ProgramProcess process) {
        this.process = Objects.requireNonNull(process, "process is null");
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
        ShellArguments arguments = ShellArguments.parse(words, process.environment(), problems);
        if (process.launch().isEmpty()) {
            problems.add("the shell needs submit.sh; run ./submit.sh shell");
        }
        if (ModuleLayer.boot().findModule("jdk.jshell").isEmpty()) {
            problems.add(Jdk.lacks("shell"));
        }
        problems.throwIfAny();
        System.setProperty(Master.KEY, arguments.master().value());
        System.setProperty("spark.app.name", name());
        process.programStarts().run();
        process.err().println("spark-pool: Java's shell with a pool on this machine; /exit ends it, /help explains it");
        process.err().println("spark-pool: try this:  pool.map(x -> x * x, Range.of(0, 10))");
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
