package io.sparkpool.program;

import io.sparkpool.cli.Command;
import io.sparkpool.config.ConfigException;
import io.sparkpool.config.Problems;
import io.sparkpool.config.Settings;
import io.sparkpool.submit.DriverProgram;
import io.sparkpool.submit.Launch;
import io.sparkpool.submit.Submission;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Compiles a program in one file that uses the pool, and runs it: in this process if its settings allow that, else in
 * another one, or on a cluster. A process that {@code submit.sh} has not started runs a class that is compiled already.
 */
public final class RunCommand implements Command {
    private final ProgramProcess process;

    /** Creates the command for this process. */
    public RunCommand(ProgramProcess process) {
        this.process = Objects.requireNonNull(process, "process is null");
    }

    @Override
    public String name() {
        return "run";
    }

    @Override
    public String help() {
        return """
                usage: ./submit.sh run FILE.java [ARGUMENTS] [-- SPARK-SUBMIT OPTIONS]

                Compiles a program in one file, and runs its method main. The program uses the pool and Spark; its class
                path needs nothing else. It is compiled again only if it, Java or this project has changed. Standard
                input and output are the program's.

                  ./submit.sh run Words.java data/a.txt                               on all cores of this machine
                  ./submit.sh run Words.java data/a.txt -- --master local[2]          on two
                  ./submit.sh run Words.java data/a.txt -- --master spark://HOST:7077 on a cluster
                  ./submit.sh run Words.java data/a.txt -- --jars a.jar               with a library

                In the program, Pool.start() follows these options. The exit code is that of the program: 0 if main
                returns, 1 if it throws an exception; 2 if it cannot be started.
                """;
    }

    /** Options after the file are the program's. */
    @Override
    public boolean asksForHelp(List<String> words) {
        return !words.isEmpty() && Command.super.asksForHelp(words.subList(0, 1));
    }

    @Override
    public String run(List<String> words) {
        Problems problems = new Problems();
        Optional<RunArguments> parsed = RunArguments.parse(words, problems);
        problems.throwIfAny();
        RunArguments arguments = parsed.orElseThrow();
        if (process.launch().isPresent()) {
            run(process.launch().get(), arguments, problems);
        } else if (arguments.program().endsWith(".java")) {
            throw new ConfigException(List.of("run needs submit.sh; run ./submit.sh run " + arguments.program()));
        } else {
            runHere(arguments.program(), arguments.words());
        }
        return "";
    }

    private void run(Launch start, RunArguments arguments, Problems problems) {
        ProgramSettings given = ProgramSettings.of(arguments.sparkSubmit(), process.environment(), problems);
        SourceFile source = SourceFile.read(arguments.program());
        problems.throwIfAny();
        List<Path> classPath = Stream.concat(start.classPath().stream(), Submission.jars(given.all()).stream())
                .toList();
        CompiledProgram program = CompiledProgram.of(source, classPath, start.programs(process.environment()));
        Settings settings = given.named(program.mainClass());
        Submission submission = new Submission(
                start,
                process.environment(),
                DriverProgram.of(program.jar(), words(program.mainClass(), arguments.words())),
                given.options(),
                settings);
        Optional<String> secret = given.secret(start);
        if (submission.isForChild()) {
            ProgramException.throwUnlessDone(submission.runInChild(secret, problems));
        } else if (submission.isForCluster()) {
            ProgramException.throwUnlessDone(submission.runOnCluster(secret, given.clusterTimeout(), process.err()));
        } else {
            settings.all().forEach(setting -> System.setProperty(setting.key(), setting.value()));
            addToClassPath(program.jar());
            runHere(program.mainClass(), arguments.words());
            submission.archiveClasses();
        }
    }

    /** Returns the words with which another process runs the program; after the dashes there are no options. */
    private List<String> words(String mainClass, List<String> arguments) {
        List<String> words = new ArrayList<>(List.of(name(), mainClass));
        words.addAll(arguments);
        words.add("--");
        return words;
    }

    private static void addToClassPath(Path jar) {
        Thread thread = Thread.currentThread();
        try {
            URL[] own = {jar.toUri().toURL()};
            thread.setContextClassLoader(new URLClassLoader(own, thread.getContextClassLoader()));
        } catch (MalformedURLException e) {
            throw new IllegalStateException("the path of a file has a URL", e);
        }
    }

    private void runHere(String mainClass, List<String> arguments) {
        process.programStarts().run();
        ProgramStart.run(mainClass, arguments);
    }
}
