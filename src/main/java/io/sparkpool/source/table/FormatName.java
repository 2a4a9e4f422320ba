package io.sparkpool.source.table;

import io.sparkpool.config.JobContext;
import io.sparkpool.config.Setting;
import io.sparkpool.message.Nearest;
import io.sparkpool.source.InputKeys;
import io.sparkpool.source.SourceKind;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.apache.spark.sql.execution.datasources.DataSource;
import org.apache.spark.sql.internal.SQLConf;
import org.apache.spark.sql.sources.DataSourceRegister;

/** The names of Spark's data sources. */
final class FormatName {
    private static final List<String> USUAL =
            List.of("csv", "tsv", "json", "parquet", "orc", "avro", "jdbc", "xml", "delta", "iceberg");

    private static final String SCALA =
            scala.util.Properties$.MODULE$.versionNumberString().replaceFirst("^(\\d+\\.\\d+).*", "$1");

    private FormatName() {}

    /**
     * Adds the format of a table to the problems if Spark has no data source of that name, and none may come with the
     * packages that spark-submit loads for the job.
     */
    static void check(JobContext context) {
        Setting format = context.settings().find(InputKeys.KIND.key()).orElseThrow();
        boolean morePackages = context.settings().find("spark.jars.packages").isPresent();
        if (!isKnown(format.value()) && !morePackages) {
            context.problems().add("use", format, advice(format.value()));
        }
    }

    /**
     * Returns the class of the data source that the settings name. If it is missing, that is added to the problems,
     * unless it may come with packages.
     */
    static Optional<Class<?>> find(JobContext context) {
        Setting format = context.settings().find(InputKeys.KIND.key()).orElseThrow();
        try {
            return Optional.of(DataSource.lookupDataSource(format.value(), SQLConf.get()));
        } catch (Exception e) { // Scala throws checked exceptions without declaring them
            if (isKnown(format.value())
                    && context.settings().find("spark.jars.packages").isEmpty()) {
                context.problems().add("use", format, missing(format.value()));
            }
            return Optional.empty();
        }
    }

    /** Returns how to get the jar of a data source that is not there. */
    static String missing(String name) {
        String packages = name.equals("avro")
                ? "org.apache.spark:spark-avro_%s:%s"
                        .formatted(SCALA, org.apache.spark.package$.MODULE$.SPARK_VERSION())
                : "GROUP:ARTIFACT:VERSION";
        return "the jar of this data source is missing; add it after --: --packages %s or --jars FILE"
                .formatted(packages);
    }

    private static boolean isKnown(String name) {
        boolean otherKind = SourceKind.names().stream().anyMatch(name::equalsIgnoreCase);
        return !otherKind && (USUAL.contains(name) || registered().anyMatch(name::equalsIgnoreCase) || isClass(name));
    }

    private static String advice(String name) {
        List<String> known = Stream.of(SourceKind.names().stream(), USUAL.stream(), registered())
                .flatMap(names -> names)
                .distinct()
                .toList();
        return Nearest.closeTo(name, known)
                .map("there is no such kind of input; did you mean '%s'?"::formatted)
                .orElse(
                        "there is no such kind of input; set %s, csv, json, parquet, orc, avro or the name of a data source whose jar you add after --: --jars FILE"
                                .formatted(String.join(", ", SourceKind.names())));
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
