package io.sparkpool.scale;

import io.sparkpool.cli.Arguments;
import io.sparkpool.cli.Command;
import io.sparkpool.config.JobConfig;
import io.sparkpool.config.Key;
import io.sparkpool.config.Keys;
import io.sparkpool.config.Problems;
import io.sparkpool.config.SecretMask;
import io.sparkpool.spark.ShutdownAction;
import io.sparkpool.submit.Launch;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** Runs the job with several numbers of cores, and shows how it scales. */
public final class ScaleCommand implements Command {
    private static final String DEPLOY_MODE = "spark.submit.deployMode";

    private final Optional<Launch> launch;
    private final Optional<Path> root;
    private final Keys keys;
    private final BiFunction<Arguments, Problems, JobConfig> config;
    private final PrintStream err;

    /**
     * Creates the command.
     *
     * @param launch the start of this process by {@code submit.sh}, which the runs repeat
     * @param root the directory for the results
     * @param keys the keys of a job
     * @param config returns the settings of a job, and adds what is wrong with them to the problems
     * @param err where progress is shown
     */
    public ScaleCommand(
            Optional<Launch> launch,
            Optional<Path> root,
            Keys keys,
            BiFunction<Arguments, Problems, JobConfig> config,
            PrintStream err) {
        this.launch = launch;
        this.root = root;
        this.keys = keys;
        this.config = config;
        this.err = err;
    }

    @Override
    public String name() {
        return "scale";
    }

    @Override
    public String help() {
        return ScaleArguments.help();
    }

    @Override
    public String run(List<String> words) {
        Problems problems = new Problems();
        Optional<ScaleArguments> arguments = ScaleArguments.parse(words, problems);
        if (launch.isEmpty() || root.isEmpty()) {
            problems.add("scale starts submit.sh for each run; run it as ./submit.sh scale");
        }
        problems.throwIfAny();
        Arguments job = Arguments.parse(arguments.orElseThrow().jobWords(), keys, problems);
        JobConfig checked = config.apply(job, problems);
        check(job, checked, problems);
        problems.throwIfAny();
        return run(words, arguments.orElseThrow(), job, checked);
    }

    private static void check(Arguments job, JobConfig config, Problems problems) {
        if (job.action() != Arguments.Action.RUN) {
            problems.add("scale runs the job; leave out options that only show something, such as --dry-run");
        }
        config.settings()
                .find(DEPLOY_MODE)
                .filter(mode -> mode.value().equals("cluster"))
                .ifPresent(mode -> problems.add(
                        "use",
                        mode,
                        "scale needs the reports of its runs, which a driver on the cluster keeps there; set client"));
        job.settings().stream()
                .filter(setting -> setting.key().equals(Key.REPORT_PATH.key()))
                .findFirst()
                .ifPresent(path -> problems.add(
                        "use", path, "the reports of all runs go into the directory of the results; leave it out"));
        config.settings()
                .find(Key.UI.key())
                .ifPresent(page -> problems.add(
                        "use", page, "each run would wait until somebody has seen the page; leave it out"));
    }

    private String run(List<String> words, ScaleArguments arguments, Arguments job, JobConfig checked) {
        String function =
                checked.settings().find(Key.FUNCTION.key()).orElseThrow().value();
        ScaleDirectory directory = ScaleDirectory.create(root.orElseThrow(), Instant.now(), function);
        Experiment experiment = new Experiment(
                arguments,
                checked,
                directory,
                launch.orElseThrow()::script,
                job.quiet() ? Optional.empty() : Optional.of(err));
        try (ShutdownAction stop = ShutdownAction.register(() -> stop(experiment, directory))) {
            Stream<String> command = Stream.concat(Stream.of("./submit.sh", name()), words.stream());
            Scaling scaling = Scaling.of(SecretMask.of(checked).words(command.toList()), experiment.run());
            directory.write("scale.json", ScaleJson.text(scaling));
            directory.write("scale.html", ScalePage.html(scaling));
            return ScaleTable.text(scaling)
                    + "page: %s\n".formatted(directory.finish().resolve("scale.html"));
        } catch (RuntimeException e) {
            directory.delete();
            throw e;
        }
    }

    private static void stop(Experiment experiment, ScaleDirectory directory) {
        experiment.end();
        directory.delete();
    }
}
