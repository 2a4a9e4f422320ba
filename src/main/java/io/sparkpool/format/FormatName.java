package io.sparkpool.format;

import io.sparkpool.config.JobContext;
import io.sparkpool.config.Setting;
import io.sparkpool.message.Nearest;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.apache.spark.sql.execution.datasources.DataSource;
import org.apache.spark.sql.internal.SQLConf;
import org.apache.spark.sql.sources.DataSourceRegister;

/**
 * The name of one of Spark's data sources, as a setting gives it.
 *
 * @param setting the setting
 * @param noun what has this format, in messages: input or output
 * @param otherKinds the names of the kinds that are no data sources of Spark
 */
public record FormatName(Setting setting, String noun, List<String> otherKinds) {
    private static final List<String> USUAL =
            List.of("csv", "tsv", "json", "parquet", "orc", "avro", "jdbc", "xml", "delta", "iceberg");

    private static final String SCALA =
            scala.util.Properties$.MODULE$.versionNumberString().replaceFirst("^(\\d+\\.\\d+).*", "$1");

    /** Copies the names. */
    public FormatName {
        Objects.requireNonNull(setting, "setting is null");
        Objects.requireNonNull(noun, "noun is null");
        otherKinds = List.copyOf(otherKinds);
    }

    /**
     * Adds the name to the problems if Spark has no data source of that name. The jars and packages of the job have been
     * loaded before.
     */
    public void check(JobContext context) {
        if (!isKnown()) {
            context.problems().add("use", setting, advice());
        }
    }

    /** Returns the class of the data source. If a known one is missing, that is added to the problems. */
    public Optional<Class<?>> find(JobContext context) {
        try {
            return Optional.of(DataSource.lookupDataSource(setting.value(), SQLConf.get()));
        } catch (Exception e) { // Scala throws checked exceptions without declaring them
            if (isKnown()) {
                context.problems().add("use", setting, missing(setting.value()));
            }
            return Optional.empty();
        }
    }

    /** Returns how to get the jar of a data source that is not there. */
    public static String missing(String name) {
        String packages = name.equals("avro")
                ? "org.apache.spark:spark-avro_%s:%s"
                        .formatted(SCALA, org.apache.spark.package$.MODULE$.SPARK_VERSION())
                : "GROUP:ARTIFACT:VERSION";
        return "the jar of this data source is missing; add it after --: --packages %s or --jars FILE"
                .formatted(packages);
    }

    private boolean isKnown() {
        String name = setting.value();
        boolean otherKind = otherKinds.stream().anyMatch(name::equalsIgnoreCase);
        return !otherKind
                && (USUAL.contains(name)
                        || registered().anyMatch(name::equalsIgnoreCase)
                        || isClass(name)
                        || isClass(name + ".DefaultSource"));
    }

    private String advice() {
        List<String> known = Stream.of(otherKinds.stream(), USUAL.stream(), registered())
                .flatMap(names -> names)
                .distinct()
                .toList();
        return Nearest.closeTo(setting.value(), known)
                .map(nearest -> "there is no such kind of %s; did you mean '%s'?".formatted(noun, nearest))
                .orElse(
                        "there is no such kind of %s; set %s, csv, json, parquet, orc, avro or the name of a data source whose jar you add after --: --jars FILE"
                                .formatted(noun, String.join(", ", otherKinds)));
    }

    /** Returns the names under which the data sources on the class path are registered. */
    private static Stream<String> registered() {
        return ServiceLoader.load(
                        DataSourceRegister.class, Thread.currentThread().getContextClassLoader())
                .stream()
                .flatMap(FormatName::nameOf);
    }

    private static Stream<String> nameOf(ServiceLoader.Provider<DataSourceRegister> source) {
        try {
            return Stream.of(source.get().shortName());
        } catch (ServiceConfigurationError | LinkageError builtForOtherSpark) {
            return Stream.empty();
        }
    }

    private static boolean isClass(String name) {
        try {
            Class.forName(name, false, Thread.currentThread().getContextClassLoader());
            return true;
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }
}
