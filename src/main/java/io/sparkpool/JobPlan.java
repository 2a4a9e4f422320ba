package io.sparkpool;

import io.sparkpool.cli.Arguments;
import io.sparkpool.cli.PropertiesFile;
import io.sparkpool.config.ConfigException;
import io.sparkpool.config.InputConfig;
import io.sparkpool.config.JobConfig;
import io.sparkpool.config.Key;
import io.sparkpool.config.Master;
import io.sparkpool.config.Nearest;
import io.sparkpool.config.Problems;
import io.sparkpool.config.Setting;
import io.sparkpool.config.Settings;
import io.sparkpool.function.Functions;
import io.sparkpool.function.Identity;
import io.sparkpool.pool.Inputs;
import io.sparkpool.sink.QuarantineFile;
import io.sparkpool.sink.TextOutput;
import io.sparkpool.source.HadoopConfiguration;
import io.sparkpool.source.Source;
import io.sparkpool.submit.DriverLocation;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.function.Function;

/**
 * All that is settled before Spark starts: every setting is checked, the source is there, the function can
 * run.
 *
 * @param config the checked settings
 * @param job what would run
 */
record JobPlan(JobConfig config, PoolJob job) {
    /**
     * Makes the plan.
     *
     * @param submitted system properties; spark-submit puts Spark's settings there
     * @param problems what is wrong with the arguments already
     * @throws ConfigException with all that is wrong, if anything is
     */
    static JobPlan make(Arguments arguments, Properties submitted, Map<String, String> environment, Problems problems) {
        JobConfig config = config(arguments, DriverLocation.asDriverSees(submitted, environment), problems);
        Master.checkWebPage(config.settings(), environment, problems);
        SparkConf spark = sparkConf(config);
        DriverLocation place = DriverLocation.of(config.settings(), environment);
        Source source = source(config, place, spark, problems);
        config.settings().find("spark.jars").ifPresent(jars -> requireJars(jars, problems));
        Function<Object, Object> function = function(config.function(), problems);
        config.errors().quarantine().ifPresent(to -> checkQuarantine(to.path(), source, place, spark, problems));
        problems.throwIfAny();
        return new JobPlan(
                config,
                new PoolJob(
                        spark,
                        widened(source.inputs()),
                        function,
                        config.chunkSize(),
                        TextOutput.of(config.output()),
                        config.errors()));
    }

    /** The settings alone, without a look at what they name. */
    static JobConfig config(Arguments arguments, Properties submitted, Problems problems) {
        return JobConfig.check(layers(arguments, submitted, problems), problems);
    }

    /** Spark's own precedence, lowest first: properties file, spark-submit's options, the job's command line. */
    private static List<Setting> layers(Arguments arguments, Properties submitted, Problems problems) {
        List<Setting> layers = new ArrayList<>();
        arguments.config().ifPresent(file -> layers.addAll(PropertiesFile.read(file, problems)));
        layers.addAll(givenElsewhere(Settings.of(layers), submitted));
        layers.addAll(arguments.settings());
        Optional<Setting> master = Settings.of(layers).find(Master.KEY);
        arguments
                .cores()
                .map(cores -> Master.withCores(cores, master, problems))
                .ifPresent(layers::add);
        return layers;
    }

    /** spark-submit does not say where a setting is from; what the file has too is from the file. */
    private static List<Setting> givenElsewhere(Settings file, Properties submitted) {
        return submitted.stringPropertyNames().stream()
                .filter(key -> key.startsWith("spark."))
                .map(key -> new Setting(key, submitted.getProperty(key), Setting.SPARK_SUBMIT))
                .filter(setting -> file.find(setting.key())
                        .map(Setting::value)
                        .filter(setting.value()::equals)
                        .isEmpty())
                .toList();
    }

    /** Spark knows fewer ways to write a time than the job. */
    static SparkConf sparkConf(JobConfig config) {
        SparkConf spark = new SparkConf(false);
        config.settings().all().forEach(setting -> spark.set(setting.key(), setting.value()));
        return spark.set(Key.CLUSTER_TIMEOUT.key(), config.clusterTimeout().toMillis() + "ms");
    }

    /** An empty one where the driver alone can see the files. */
    private static Source source(JobConfig config, DriverLocation place, SparkConf spark, Problems problems) {
        Supplier<Configuration> hadoop = () -> HadoopConfiguration.of(spark);
        Optional<Setting> path = path(config.input());
        if (path.isPresent() && place != DriverLocation.HERE) {
            place.check(path.get(), hadoop.get(), problems);
            if (!place.sees(path.get().value(), hadoop.get())) {
                return Source.empty();
            }
        }
        return Source.open(config.input(), hadoop, problems);
    }

    private static void checkQuarantine(
            Setting file, Source source, DriverLocation place, SparkConf spark, Problems problems) {
        Configuration hadoop = HadoopConfiguration.of(spark);
        place.check(file, hadoop, problems);
        if (!place.sees(file.value(), hadoop)) {
            return;
        }
        try {
            if (source.reads(file.value(), hadoop)) {
                problems.add("use", file, "the inputs are read from there; name a file elsewhere");
            } else {
                QuarantineFile.check(file, hadoop, problems);
            }
        } catch (IOException | IllegalArgumentException e) {
            problems.add("use", file, e.getMessage() + "; name a file that can be written from here");
        }
    }

    private static Optional<Setting> path(InputConfig input) {
        return input instanceof InputConfig.Text text ? Optional.of(text.path()) : Optional.empty();
    }

    /** Spark only logs that a jar is missing, and the function in it would seem to be misspelt. */
    private static void requireJars(Setting jars, Problems problems) {
        Stream.of(jars.value().split(","))
                .filter(jar -> jar.startsWith("file:") || jar.startsWith("/"))
                .forEach(jar -> requireJar(jar, jars, problems));
    }

    private static void requireJar(String jar, Setting jars, Problems problems) {
        try {
            Optional<String> file = Optional.ofNullable(jar.startsWith("/") ? jar : new URI(jar).getPath());
            if (file.filter(path -> path.contains("*") || new File(path).isFile())
                    .isEmpty()) {
                problems.add("use", jars, "there is no file '%s'; name a jar that exists".formatted(file.orElse(jar)));
            }
        } catch (URISyntaxException e) {
            problems.add(
                    "use",
                    jars,
                    "'%s' is no address: %s at index %d; write a blank as %%20, or name the file by its path alone"
                            .formatted(jar, e.getReason(), e.getIndex()));
        }
    }

    /** A function takes what its type says; that the inputs are of that type shows when it meets the first one. */
    @SuppressWarnings("unchecked")
    private static Function<Object, Object> function(Setting name, Problems problems) {
        try {
            return (Function<Object, Object>) Functions.named(name.value());
        } catch (IllegalArgumentException e) {
            String meant = Nearest.slip(name.value(), Functions.builtIn())
                    .map("; did you mean '%s'?"::formatted)
                    .orElse("");
            problems.add("use", name, e.getMessage() + meant);
            return new Identity();
        }
    }

    @SuppressWarnings("unchecked")
    private static Inputs<Object> widened(Inputs<?> inputs) {
        return (Inputs<Object>) inputs;
    }
}
