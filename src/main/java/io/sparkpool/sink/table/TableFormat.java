package io.sparkpool.sink.table;

import io.sparkpool.config.JobContext;
import io.sparkpool.config.Setting;
import io.sparkpool.format.FileFormats;
import io.sparkpool.format.FormatName;
import io.sparkpool.sink.OutputKeys;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.execution.datasources.FileFormat;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.BinaryType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * A format of files that Spark writes.
 *
 * @param name its name
 * @param spark Spark's writer of it
 * @param options the options of the writer
 */
record TableFormat(String name, FileFormat spark, Map<String, String> options) {
    private static final List<String> OTHER_KINDS = List.of("list", "lines");

    /** Spark's data sources that users may know, but that are no files, or none that Spark writes. */
    private static final List<String> NO_FILES =
            List.of("jdbc", "delta", "iceberg", "hudi", "kafka", "noop", "console", "binaryFile");

    TableFormat {
        options = Map.copyOf(options);
    }

    /** Returns the format that the settings name; what is wrong with it is added to the problems. */
    static Optional<TableFormat> find(JobContext context) {
        Setting setting = context.settings().find(OutputKeys.KIND.key()).orElseThrow();
        String name = setting.value();
        if (NO_FILES.stream().anyMatch(name::equalsIgnoreCase)) {
            context.problems().add("use", setting, noFiles());
            return Optional.empty();
        }
        FormatName format = new FormatName(setting, "output", OTHER_KINDS);
        format.check(context);
        Optional<Class<?>> source = name.equalsIgnoreCase("tsv") ? csv(setting).find(context) : format.find(context);
        if (source.isEmpty()) {
            return Optional.empty();
        }
        Optional<TableFormat> found = FileFormats.of(source.get())
                .map(files -> new TableFormat(name, files.get(), WriterOptions.of(context, name)));
        if (found.isEmpty()) {
            context.problems().add("use", setting, noFiles());
        }
        return found;
    }

    private static FormatName csv(Setting tsv) {
        return new FormatName(new Setting(tsv.key(), "csv", tsv.origin()), "output", OTHER_KINDS);
    }

    private static String noFiles() {
        return "outputs are written to files, and this is no format of files that Spark writes; set csv, tsv, json, parquet, orc or avro";
    }

    /** Returns the value of an option of the writer. */
    Optional<String> option(String option) {
        return options.entrySet().stream()
                .filter(entry -> entry.getKey().equalsIgnoreCase(option))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** Returns why the files cannot have these columns; empty if they can. */
    Optional<String> problem(StructType columns) {
        return Stream.of(columns.fields())
                .flatMap(column -> problem(column).stream())
                .findFirst();
    }

    /** Returns about how many bytes of files a byte of staged rows becomes, as seen with numbers and short texts. */
    double expectedRatio() {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "parquet", "orc" -> 0.4;
            case "json" -> 2;
            default -> 1;
        };
    }

    private boolean isCsv() {
        return name.equalsIgnoreCase("csv") || name.equalsIgnoreCase("tsv");
    }

    private static boolean hasOneText(StructType columns) {
        return columns.size() == 1 && columns.apply(0).dataType() instanceof StringType;
    }

    /** Returns what files with these columns cannot hold. */
    RowRule rule(StructType columns) {
        if (isCsv() && hasOneText(columns) && option("nullValue").isEmpty()) {
            return RowRule.NO_BLANK_LINES;
        }
        return name.equalsIgnoreCase("orc") ? RowRule.NO_SKIPPED_DAYS : RowRule.NONE;
    }

    /** Returns the options of the writer for files with these columns. A row must not become a blank line. */
    Map<String, String> options(StructType columns) {
        Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        all.putAll(options);
        if (isCsv() && hasOneText(columns)) {
            all.putIfAbsent("quoteAll", "true");
        } else if (isCsv() && columns.size() == 1) {
            all.putIfAbsent("nullValue", "\"\"");
        }
        return all;
    }

    private Optional<String> problem(StructField column) {
        DataType type = column.dataType();
        boolean isLegible = !(isCsv() && type instanceof BinaryType); // Spark writes bytes that it does not read again
        if (!spark.supportDataType(type) || !isLegible) {
            return Optional.of(
                    "column '%s' is of type %s, which %s cannot hold; set 'spark.pool.output' to json or parquet"
                            .formatted(column.name(), type.simpleString(), name));
        }
        return names(column)
                .filter(field -> !spark.supportFieldName(field))
                .findFirst()
                .map(field -> "%s cannot hold the name '%s'%s; rename it"
                        .formatted(
                                name,
                                field,
                                field.equals(column.name()) ? "" : " in column '%s'".formatted(column.name())));
    }

    /** Returns the name of a column, and those of fields inside of it. */
    private static Stream<String> names(StructField column) {
        return Stream.concat(Stream.of(column.name()), namesIn(column.dataType()));
    }

    private static Stream<String> namesIn(DataType type) {
        if (type instanceof StructType struct) {
            return Stream.of(struct.fields()).flatMap(TableFormat::names);
        }
        if (type instanceof ArrayType array) {
            return namesIn(array.elementType());
        }
        return type instanceof MapType map
                ? Stream.concat(namesIn(map.keyType()), namesIn(map.valueType()))
                : Stream.empty();
    }
}
