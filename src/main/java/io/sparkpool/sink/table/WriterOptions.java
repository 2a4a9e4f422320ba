package io.sparkpool.sink.table;

import io.sparkpool.config.JobContext;
import io.sparkpool.format.DatePatterns;
import io.sparkpool.format.FormatOptions;
import io.sparkpool.sink.OutputKeys;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
import java.util.TreeMap;
import org.apache.spark.sql.catalyst.csv.CSVOptions;
import org.apache.spark.sql.catalyst.json.JSONOptions;
import org.apache.spark.sql.execution.datasources.FileFormat;
import org.apache.spark.sql.execution.datasources.csv.CSVFileFormat;
import org.apache.spark.sql.execution.datasources.json.JsonFileFormat;
import org.apache.spark.sql.execution.datasources.orc.OrcFileFormat;
import org.apache.spark.sql.execution.datasources.orc.OrcOptions;
import org.apache.spark.sql.execution.datasources.parquet.ParquetFileFormat;
import org.apache.spark.sql.execution.datasources.parquet.ParquetOptions;
import org.apache.spark.sql.internal.SQLConf;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;

/** The options of Spark's writers. The defaults keep all digits of times and all blanks, which Spark's do not. */
final class WriterOptions {
    private static final FormatOptions WRITER = new FormatOptions(
            OutputKeys.OPTION,
            Map.of(
                    "path", "the path is 'spark.pool.output.path'; leave out this option",
                    "mode", "what becomes of a table that exists is 'spark.pool.output.mode'; leave out this option",
                    "maxRecordsPerFile",
                            "'spark.pool.output.fileSize' says how large files become; leave out this option"));

    private static final FormatOptions.Known CSV = new FormatOptions.Known(
            FormatOptions.names(
                    "header sep delimiter encoding charset quote escape charToEscapeQuoteEscaping escapeQuotes quoteAll",
                    "nullValue emptyValue comment dateFormat timestampFormat timestampNTZFormat timeFormat timeZone",
                    "locale ignoreLeadingWhiteSpace ignoreTrailingWhiteSpace lineSep compression codec extension"),
            WriterOptions::checkCsv);

    private static final FormatOptions.Known JSON = new FormatOptions.Known(
            FormatOptions.names(
                    "dateFormat timestampFormat timestampNTZFormat timeFormat timeZone locale encoding charset lineSep",
                    "compression ignoreNullFields writeNonAsciiCharacterAsCodePoint"),
            WriterOptions::checkJson);

    private static final FormatOptions.Known PARQUET = new FormatOptions.Known(
            FormatOptions.names("compression parquet.* spark.sql.parquet.*"),
            options -> new ParquetOptions(scala(options), SQLConf.get()).compressionCodecClassName());

    private static final FormatOptions.Known ORC = new FormatOptions.Known(
            FormatOptions.names("compression orc.*"),
            options -> new OrcOptions(scala(options), SQLConf.get()).compressionCodec());

    /** Six digits of a second, and the offset of the time zone, with seconds if it has any. */
    private static final Map<String, String> TIMES = Map.of(
            "timestampFormat", "yyyy-MM-dd'T'HH:mm:ss.SSSSSSXXXXX",
            "timestampNTZFormat", "yyyy-MM-dd'T'HH:mm:ss.SSSSSS");

    /** Spark's names of the ways to compress text, by the endings of files. */
    private static final Map<String, String> COMPRESSIONS =
            Map.of("gz", "gzip", "bz2", "bzip2", "deflate", "deflate", "lz4", "lz4", "snappy", "snappy");

    private WriterOptions() {}

    /** Returns the options of a format; those that cannot be used are added to the problems. */
    static Map<String, String> of(JobContext context, String name, FileFormat format) {
        Map<String, String> options = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        options.putAll(defaults(context, format));
        if (name.equalsIgnoreCase("tsv")) {
            options.putAll(Map.of("sep", "\t", "extension", "tsv"));
        }
        Map<String, String> set = WRITER.of(context, known(format));
        if (set.containsKey("delimiter")) {
            options.remove("sep");
        }
        options.putAll(set);
        return options;
    }

    private static FormatOptions.Known known(FileFormat format) {
        if (format instanceof CSVFileFormat) {
            return CSV;
        } else if (format instanceof JsonFileFormat) {
            return JSON;
        } else if (format instanceof ParquetFileFormat) {
            return PARQUET;
        }
        return format instanceof OrcFileFormat ? ORC : FormatOptions.Known.ANY;
    }

    private static Map<String, String> defaults(JobContext context, FileFormat format) {
        Map<String, String> defaults = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        if (format instanceof CSVFileFormat) {
            defaults.putAll(csv());
        } else if (format instanceof JsonFileFormat) {
            defaults.putAll(TIMES);
            defaults.put("ignoreNullFields", "false");
        } else if (format instanceof ParquetFileFormat) {
            String times = SQLConf.PARQUET_OUTPUT_TIMESTAMP_TYPE().key();
            if (context.settings().find(times).isEmpty()) {
                defaults.put(times, "TIMESTAMP_MICROS");
            }
        }
        if (format instanceof CSVFileFormat || format instanceof JsonFileFormat) {
            compression(context).ifPresent(codec -> defaults.put("compression", codec));
        }
        return defaults;
    }

    /** Returns the compression that the ending of the path says. */
    private static Optional<String> compression(JobContext context) {
        return context.settings()
                .find(OutputKeys.PATH)
                .map(path -> path.replaceAll("/+$", ""))
                .map(path -> path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT))
                .map(COMPRESSIONS::get);
    }

    private static Map<String, String> csv() {
        Map<String, String> csv = new TreeMap<>(TIMES);
        csv.putAll(Map.of("header", "true", "ignoreLeadingWhiteSpace", "false", "ignoreTrailingWhiteSpace", "false"));
        return csv;
    }

    private static void checkCsv(Map<String, String> options) {
        CSVOptions csv = new CSVOptions(scala(options), false, "UTC", "");
        csv.asWriterSettings();
        csv.extension();
        requireUnicode(csv.charset());
        checkPatterns(
                csv.locale(), csv.dateFormatInWrite(), csv.timestampFormatInWrite(), csv.timestampNTZFormatInWrite());
    }

    private static void checkJson(Map<String, String> options) {
        JSONOptions json = new JSONOptions(scala(options), TimeZone.getDefault().getID(), "");
        json.encoding().foreach(charset -> {
            requireUnicode(charset);
            return charset;
        });
        checkPatterns(
                json.locale(),
                json.dateFormatInWrite(),
                json.timestampFormatInWrite(),
                json.timestampNTZFormatInWrite());
    }

    /** Java would write a question mark for each character that another charset lacks. */
    private static void requireUnicode(String charset) {
        if (!charset.toUpperCase(Locale.ROOT).startsWith("UTF")) {
            throw new IllegalArgumentException("only UTF-8, UTF-16 and UTF-32 have all characters");
        }
    }

    private static void checkPatterns(Locale locale, String... patterns) {
        DatePatterns.check(locale, List.of(patterns).stream().map(Option::apply).toList());
    }

    /** Returns options as a map of Scala. */
    static scala.collection.immutable.Map<String, String> scala(Map<String, String> options) {
        return scala.collection.immutable.Map$.MODULE$.from(CollectionConverters.asScala(options));
    }
}
