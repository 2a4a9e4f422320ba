package io.sparkpool.sink.table;

import io.sparkpool.config.JobContext;
import io.sparkpool.config.Setting;
import io.sparkpool.format.FileFormats;
import io.sparkpool.format.FormatName;
import io.sparkpool.sink.OutputKeys;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.spark.sql.execution.datasources.FileFormat;
import org.apache.spark.sql.execution.datasources.csv.CSVFileFormat;
import org.apache.spark.sql.execution.datasources.json.JsonFileFormat;
import org.apache.spark.sql.execution.datasources.orc.OrcFileFormat;
import org.apache.spark.sql.execution.datasources.parquet.ParquetFileFormat;
import org.apache.spark.sql.execution.datasources.text.TextFileFormat;
import org.apache.spark.sql.execution.datasources.xml.XmlFileFormat;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.BinaryType;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.IntegralType;
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
                .map(Supplier::get)
                .map(files -> new TableFormat(name, files, WriterOptions.of(context, name, files)));
        if (found.isEmpty()) {
            context.problems().add("use", setting, noFiles());
        } else if (found.get().isInexact()) {
            context.problems().add("use", setting, inexact());
            return Optional.empty();
        }
        return found;
    }

    private static FormatName csv(Setting tsv) {
        return new FormatName(new Setting(tsv.key(), "csv", tsv.origin()), "output", OTHER_KINDS);
    }

    private static String noFiles() {
        return "outputs are written to files, and this is no format of files that Spark writes; set csv, tsv, json, parquet, orc or avro";
    }

    private static String inexact() {
        return "files of this format do not hold all rows as they are; set lines for text, or csv, tsv, json, parquet, orc or avro";
    }

    private boolean isInexact() {
        return spark instanceof TextFileFormat || spark instanceof XmlFileFormat;
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
        if (spark instanceof ParquetFileFormat || isOrc()) {
            return 0.4;
        }
        return isJson() ? 2 : 1;
    }

    private boolean isJson() {
        return spark instanceof JsonFileFormat;
    }

    private boolean isCsv() {
        return spark instanceof CSVFileFormat;
    }

    /** Returns whether the files are in the format ORC. */
    boolean isOrc() {
        return spark instanceof OrcFileFormat;
    }

    private static boolean hasOneText(StructType columns) {
        return columns.size() == 1 && columns.apply(0).dataType() instanceof StringType;
    }

    /** Returns what files with these columns cannot hold. */
    RowRule rule(StructType columns) {
        if (isCsv() && hasOneText(columns) && option("nullValue").isEmpty()) {
            return RowRule.NO_BLANK_LINES;
        }
        return isOrc() ? RowRule.NO_SKIPPED_DAYS : RowRule.NONE;
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
        if (isJson() && hasOtherKeys(type)) {
            return Optional.of(
                    "column '%s' is of type %s, and json cannot hold keys of a map that are no strings, whole numbers or booleans; set 'spark.pool.output' to parquet"
                            .formatted(column.name(), type.simpleString()));
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

    /** Returns whether there are keys of maps that Spark would write to JSON as it holds them, such as a date as a number. */
    private static boolean hasOtherKeys(DataType type) {
        if (type instanceof StructType struct) {
            return Stream.of(struct.fields()).anyMatch(field -> hasOtherKeys(field.dataType()));
        }
        if (type instanceof ArrayType array) {
            return hasOtherKeys(array.elementType());
        }
        return type instanceof MapType map && (!isLegibleKey(map.keyType()) || hasOtherKeys(map.valueType()));
    }

    private static boolean isLegibleKey(DataType key) {
        return key instanceof StringType
                || key instanceof BooleanType
                || key instanceof IntegralType
                || key instanceof DecimalType decimal && decimal.scale() == 0;
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
