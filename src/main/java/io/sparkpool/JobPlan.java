package io.sparkpool;

import io.sparkpool.cli.Arguments;
import io.sparkpool.cli.SettingLayers;
import io.sparkpool.config.ConfigException;
import io.sparkpool.config.ErrorConfig;
import io.sparkpool.config.JobConfig;
import io.sparkpool.config.JobContext;
import io.sparkpool.config.Key;
import io.sparkpool.config.Keys;
import io.sparkpool.config.Master;
import io.sparkpool.config.PageStay;
import io.sparkpool.config.Problems;
import io.sparkpool.config.Setting;
import io.sparkpool.config.Settings;
import io.sparkpool.config.Variables;
import io.sparkpool.file.HadoopConfiguration;
import io.sparkpool.sink.Sink;
import io.sparkpool.sink.SinkKind;
import io.sparkpool.source.Source;
import io.sparkpool.source.SourceKind;
import io.sparkpool.spark.SparkSettings;
import io.sparkpool.submit.DriverLocation;
import io.sparkpool.submit.Launch;
import io.sparkpool.submit.Submission;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.SparkConf;

/**
 * A job that is ready to start: its settings are checked, its source exists, and its function has been found.
 *
 * @param config the checked settings
 * @param job the job
 * @param reports where its runs are reported
 */
record JobPlan(JobConfig config, PoolJob job, ReportPlace reports) implements Plan {
    /** All keys of a job. */
    static final Keys KEYS = Keys.of(SourceKind.keys(), SinkKind.keys());

    /**
     * Makes the plan.
     *
     * @param location where the driver runs
     * @param problems the problems found so far in the arguments and the settings
     * @throws ConfigException with all problems, if there are any
     */
    static JobPlan make(JobConfig config, DriverLocation location, Map<String, String> environment, Problems problems) {
        JobFunction function = JobFunction.find(config.settings(), problems);
        Settings settings = SourceKind.impliedBy(function.wanted(), config.settings())
                .map(config.settings()::with)
                .orElse(config.settings());
        ErrorConfig errors = ErrorConfig.of(settings, problems);
        Master.checkWebPage(settings, environment, problems);
        SparkConf spark = SparkSettings.of(settings);
        JobContext context = new JobContext(
                settings,
                () -> HadoopConfiguration.of(spark),
                (path, hadoop, found) -> {
                    location.check(path, hadoop, found);
                    return location.canSee(path.value(), hadoop);
                },
                problems);
        SourceKind kind = SourceKind.of(settings);
        Source source = Sources.open(context, function.wanted(kind, settings));
        Sink<?> sink = Sinks.open(context, function, source);
        Submission.checkJars(settings, problems); // a function in a missing jar would be reported as misspelt
        ReportPlace reports = ReportPlace.of(settings, location, Launch.runs(System.getProperties()), problems);
        EventLog.check(context);
        OutputPaths.check(context, source, errors, reports);
        problems.throwIfAny();
        PoolJob job = new PoolJob(
                spark,
                source,
                function.mapping(kind, settings),
                settings.find(Key.CHUNK_SIZE),
                settings.find(Key.BATCH_SIZE),
                sink,
                errors);
        return new JobPlan(new JobConfig(settings, config.redaction()), job, reports);
    }

    /**
     * Reads the settings and checks each by itself, without opening the files or loading the classes that they name.
     *
     * @param lowest settings that the properties files override
     * @param submitted the settings that spark-submit was given
     */
    static JobConfig config(
            Arguments arguments,
            List<Setting> lowest,
            List<Setting> submitted,
            Map<String, String> environment,
            Problems problems) {
        Variables variables = new Variables(environment);
        List<Setting> given = new ArrayList<>();
        for (Settings layer : SettingLayers.of(arguments, lowest, submitted, variables, problems)) {
            given.addAll(layer.all());
            Settings expanded = Settings.of(
                    layer.all().stream().map(variables::expand).toList()); // a variable may have the ending of a path
            SourceKind.impliedBy(expanded).ifPresent(given::add);
            SinkKind.impliedBy(expanded).ifPresent(given::add);
            PageStay.impliedBy(expanded).ifPresent(given::add);
        }
        List<Setting> settings = new ArrayList<>();
        Settings.of(given).all().forEach(setting -> settings.add(variables.expand(setting, problems)));
        if (arguments.quiet() && hasValidProgress(settings)) {
            settings.add(Setting.implied(Key.PROGRESS.key(), "off", "--quiet"));
        }
        arguments
                .cores()
                .map(cores -> Master.withCores(cores, Settings.of(settings).find(Master.KEY), problems))
                .ifPresent(settings::add);
        return JobConfig.check(settings, KEYS, problems);
    }

    /** A wrong value is refused, even if it would have no effect. */
    private static boolean hasValidProgress(List<Setting> given) {
        try {
            Settings.of(given)
                    .find(Key.PROGRESS.key())
                    .ifPresent(progress -> Key.PROGRESS.type().read(progress.value()));
            return true;
        } catch (IllegalArgumentException refusedLater) {
            return false;
        }
    }

    @Override
    public SparkConf spark() {
        return job.spark();
    }

    /** Returns the plan of the same job on a Spark with other settings. */
    JobPlan withSpark(SparkConf spark) {
        return new JobPlan(config, job.withSpark(spark), reports);
    }

    @Override
    public JobRun begin(Arguments arguments, Console console, Termination termination) {
        JobRun run = new JobRun(
                this,
                RunStart.withProcess(functionName()),
                WebPage.of(this, console.err()),
                arguments,
                console,
                termination);
        termination.jobStarted(run);
        return run;
    }

    private String functionName() {
        String function = config.get(Key.FUNCTION);
        return function.substring(Math.max(function.lastIndexOf('.'), function.lastIndexOf('$')) + 1);
    }
}
