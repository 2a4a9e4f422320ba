package io.sparkpool;

import io.sparkpool.cli.Arguments;
import io.sparkpool.config.ConfigException;
import io.sparkpool.config.JobConfig;
import io.sparkpool.config.Key;
import io.sparkpool.config.Master;
import io.sparkpool.config.Problems;
import io.sparkpool.config.Setting;
import io.sparkpool.config.Settings;
import io.sparkpool.sink.SinkKind;
import io.sparkpool.source.SourceKind;
import io.sparkpool.spark.SparkSettings;
import io.sparkpool.submit.DriverLocation;
import io.sparkpool.submit.Launch;
import io.sparkpool.submit.Submission;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.SparkConf;

/**
 * A job of several steps that is ready to start. Its settings are checked; those of a step, and whether its inputs exist,
 * when the step is to start.
 *
 * @param config the checked settings of the job, which are also those of the steps
 * @param spark Spark's settings, for all steps
 * @param reports where steps are reported
 * @param location where the driver runs
 * @param environment the environment of this process
 * @param steps the steps
 */
record StepsPlan(
        JobConfig config,
        SparkConf spark,
        ReportPlace reports,
        DriverLocation location,
        Map<String, String> environment,
        JobMain.Steps steps)
        implements Plan {
    /** The keys of ours that are about Spark. */
    private static final Set<String> OF_SPARK = Set.of(Key.UI.key(), Key.CLUSTER_TIMEOUT.key());

    /**
     * Makes the plan.
     *
     * @param problems the problems found so far in the arguments and the settings
     * @throws ConfigException with all problems, if there are any
     */
    static StepsPlan make(
            JobConfig config,
            JobMain.Steps steps,
            DriverLocation location,
            Map<String, String> environment,
            Problems problems) {
        Settings settings = config.settings();
        Master.checkWebPage(settings, environment, problems);
        Submission.checkJars(settings, problems);
        ReportPlace reports = ReportPlace.of(settings, location, Launch.runs(System.getProperties()), problems);
        problems.throwIfAny();
        return new StepsPlan(config, SparkSettings.of(settings), reports, location, environment, steps);
    }

    @Override
    public StepsRun begin(Arguments arguments, Console console, Termination termination) {
        return new StepsRun(this, arguments, console, termination);
    }

    /**
     * Makes the plan of a step.
     *
     * @param given the settings of the step
     * @throws ConfigException if they are wrong
     */
    JobPlan step(String name, Map<String, String> given) {
        Problems problems = new Problems();
        String origin = "step '%s'".formatted(name);
        List<Setting> own = given.entrySet().stream()
                .map(entry -> new Setting(entry.getKey(), entry.getValue(), origin))
                .toList();
        own.stream()
                .filter(setting -> !Key.isOurs(setting.key()) || OF_SPARK.contains(setting.key()))
                .forEach(setting -> problems.add(
                        "use", setting, "all steps share one Spark; set it for the job, in its configuration file"));
        Settings layer = Settings.of(own);
        List<Setting> settings = new ArrayList<>(config.settings().all());
        settings.addAll(layer.all());
        SourceKind.impliedBy(layer).ifPresent(settings::add);
        SinkKind.impliedBy(layer).ifPresent(settings::add);
        return JobPlan.make(JobConfig.check(settings, JobPlan.KEYS, problems), location, environment, problems)
                .withSpark(spark);
    }
}
