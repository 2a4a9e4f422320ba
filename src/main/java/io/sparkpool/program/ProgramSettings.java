package io.sparkpool.program;

import io.sparkpool.config.JobConfig;
import io.sparkpool.config.Key;
import io.sparkpool.config.Keys;
import io.sparkpool.config.Master;
import io.sparkpool.config.Problems;
import io.sparkpool.config.Setting;
import io.sparkpool.config.Settings;
import io.sparkpool.practice.PracticeCluster;
import io.sparkpool.submit.Launch;
import io.sparkpool.submit.SparkSubmitOptions;
import io.sparkpool.submit.Submission;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The settings of a user's program: what the options of spark-submit set, and environment variables. A program reads no
 * properties file.
 *
 * @param options the options of spark-submit
 * @param config the checked settings
 */
record ProgramSettings(SparkSubmitOptions options, JobConfig config) {
    private static final Keys KEYS = new Keys(List.of(Key.CLUSTER_TIMEOUT, Key.SUBMISSION));
    private static final Setting ALL_CORES = new Setting(Master.KEY, "local[*]", Setting.DEFAULT);
    private static final String NAME = "spark.app.name";

    /** Reads the settings. Mistakes in them are added to the problems. */
    static ProgramSettings of(List<String> sparkSubmit, Map<String, String> environment, Problems problems) {
        SparkSubmitOptions options = SparkSubmitOptions.parse(sparkSubmit, problems);
        List<Setting> lowestFirst = new ArrayList<>(List.of(ALL_CORES));
        lowestFirst.addAll(Submission.ofEnvironment(environment));
        lowestFirst.addAll(options.settings());
        JobConfig config = JobConfig.check(lowestFirst, KEYS, problems);
        Submission.check(config.settings(), environment, problems);
        Submission.checkJars(config.settings(), problems);
        Master.checkWebPage(config.settings(), environment, problems);
        return new ProgramSettings(options, config);
    }

    Settings all() {
        return config.settings();
    }

    /** Returns the settings of an application that has this name unless it is given another one. */
    Settings named(String name) {
        return all().find(NAME).isPresent() ? all() : all().with(new Setting(NAME, name, Setting.DEFAULT));
    }

    /** Returns the secret of the practice cluster, if the program is for it. */
    Optional<String> secret(Launch launch) {
        return new PracticeCluster(launch.cluster()).secretFor(all());
    }

    Duration clusterTimeout() {
        return config.clusterTimeout();
    }
}
