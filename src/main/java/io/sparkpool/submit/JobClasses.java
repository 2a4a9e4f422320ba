package io.sparkpool.submit;

import io.sparkpool.config.Problems;
import io.sparkpool.config.Setting;
import io.sparkpool.config.Settings;
import io.sparkpool.spark.SparkSettings;
import java.io.File;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.apache.spark.deploy.SparkHadoopUtil;
import org.apache.spark.util.DependencyUtils;
import org.apache.spark.util.MutableURLClassLoader;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;

/** Loads the classes that spark-submit would give to a driver, so that this process can check the function. */
final class JobClasses {
    /** Spark leaves out of a list the jars whose paths contain this text, and no path does. */
    private static final String NO_JAR = "\0";

    private static final String EXTRA_CLASS_PATH = "spark.driver.extraClassPath";

    private final Settings settings;

    private JobClasses(Settings settings) {
        this.settings = settings;
    }

    /** Returns whether a job has jars or packages of its own. */
    static boolean areGiven(Settings settings) {
        JobClasses classes = new JobClasses(settings);
        return Stream.of("spark.jars", "spark.jars.packages", EXTRA_CLASS_PATH)
                .anyMatch(key -> classes.value(key).isPresent());
    }

    /** Adds jars that do not exist to the problems. */
    static void check(Settings settings, Problems problems) {
        settings.find("spark.jars").ifPresent(jars -> check(jars, problems));
    }

    private static void check(Setting jars, Problems problems) {
        Stream.of(jars.value().split(","))
                .filter(jar -> jar.startsWith("file:") || !jar.contains(":"))
                .forEach(jar -> require(jar, jars, problems));
    }

    private static void require(String jar, Setting jars, Problems problems) {
        try {
            Optional<String> file = Optional.ofNullable(jar.startsWith("file:") ? new URI(jar).getPath() : jar);
            if (file.filter(path -> path.contains("*") || new File(path).isFile())
                    .isEmpty()) {
                problems.add("use", jars, "there is no file '%s'; name a jar that exists".formatted(file.orElse(jar)));
            }
        } catch (URISyntaxException e) {
            problems.add(
                    "use",
                    jars,
                    "'%s' is not a valid URI: %s at index %d; write a blank as %%20, or name the file by its path alone"
                            .formatted(jar, e.getReason(), e.getIndex()));
        }
    }

    /** Returns the jars and packages of a job. */
    static List<Path> files(Settings settings) {
        MutableURLClassLoader loader = new MutableURLClassLoader(new URL[0], null);
        DependencyUtils.addJarsToClassPath(new JobClasses(settings).jars(), loader);
        return Stream.of(loader.getURLs())
                .map(jar -> Path.of(URI.create(jar.toString())))
                .toList();
    }

    /** Lets the calling thread find the classes in the jars and packages of a job. */
    static void load(Settings settings) {
        String jars = new JobClasses(settings).jars();
        if (!jars.isEmpty()) {
            MutableURLClassLoader loader =
                    new MutableURLClassLoader(new URL[0], Thread.currentThread().getContextClassLoader());
            DependencyUtils.addJarsToClassPath(jars, loader);
            Thread.currentThread().setContextClassLoader(loader);
        }
    }

    private String jars() {
        SparkConf spark = SparkSettings.of(settings);
        Configuration hadoop = SparkHadoopUtil.get().newConfiguration(spark);
        String named = Stream.of(value("spark.jars"), packages())
                .flatMap(Optional::stream)
                .collect(Collectors.joining(","));
        String extra = value(EXTRA_CLASS_PATH).orElse("").replace(':', ',');
        String resolved = named.isEmpty() ? "" : DependencyUtils.resolveAndDownloadJars(named, NO_JAR, spark, hadoop);
        return Stream.of(extra, Optional.ofNullable(resolved).orElse(""))
                .filter(list -> !list.isEmpty())
                .collect(Collectors.joining(","));
    }

    /** Downloads the jars of Maven coordinates, as spark-submit does, and returns them. */
    private Optional<String> packages() {
        return value("spark.jars.packages")
                .map(packages -> DependencyUtils.resolveMavenDependencies(
                        true,
                        value("spark.jars.excludes").orElse(null),
                        packages,
                        value("spark.jars.repositories").orElse(null),
                        value("spark.jars.ivy").orElse(null),
                        Option.apply(value("spark.jars.ivySettings").orElse(null))))
                .map(jars -> String.join(",", CollectionConverters.asJava(jars)));
    }

    private Optional<String> value(String key) {
        return settings.find(key).map(Setting::value).filter(value -> !value.isEmpty());
    }
}
