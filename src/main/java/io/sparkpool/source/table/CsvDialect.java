package io.sparkpool.source.table;

import com.univocity.parsers.csv.CsvParserSettings;
import com.univocity.parsers.csv.UnescapedQuoteHandling;
import io.sparkpool.format.DatePatterns;
import io.sparkpool.format.FormatOptions;
import java.io.Serializable;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.catalyst.csv.CSVOptions;
import scala.jdk.javaapi.CollectionConverters;

/**
 * How values are written in CSV files. The options are those of Spark's reader, with three other defaults: there is a
 * header, a quote inside quotes that is not escaped makes a row invalid, and {@code ""} is an empty text, not a null.
 *
 * @param options the options of Spark's reader
 * @param timeZone the time zone of times that do not name one
 */
record CsvDialect(Map<String, String> options, String timeZone) implements Serializable {
    /** The options that have an effect. */
    static final FormatOptions.Known OPTIONS = new FormatOptions.Known(
            FormatOptions.names(
                    "header sep delimiter encoding charset quote escape charToEscapeQuoteEscaping comment",
                    "ignoreLeadingWhiteSpace ignoreTrailingWhiteSpace nullValue emptyValue nanValue positiveInf",
                    "negativeInf dateFormat timestampFormat timestampNTZFormat timeFormat timeZone locale",
                    "enableDateTimeParsingFallback preferDate inferSchema multiLine lineSep maxColumns",
                    "maxCharsPerColumn unescapedQuoteHandling"),
            CsvDialect::check);

    private static final String UNESCAPED_QUOTES = "unescapedQuoteHandling";

    CsvDialect {
        TreeMap<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        all.put("header", "true");
        all.put(UNESCAPED_QUOTES, UnescapedQuoteHandling.RAISE_ERROR.name());
        all.putAll(options);
        options = Map.copyOf(all);
        Objects.requireNonNull(timeZone, "timeZone is null");
    }

    /** Checks options one by one, as Spark does when it uses them. */
    private static void check(Map<String, String> options) {
        CsvDialect dialect = new CsvDialect(options, "UTC");
        dialect.parserSettings();
        dialect.charset();
        CSVOptions spark = dialect.forSpark();
        DatePatterns.check(
                spark.locale(),
                List.of(spark.dateFormatInRead(), spark.timestampFormatInRead(), spark.timestampNTZFormatInRead()));
    }

    /** Returns Spark's form of the options, without the encoding, of which Spark knows a few only. */
    CSVOptions forSpark() {
        Map<String, String> known = TextOptions.withoutCharset(options);
        return new CSVOptions(
                scala.collection.immutable.Map$.MODULE$.from(CollectionConverters.asScala(known)),
                false,
                timeZone,
                "_corrupt_record");
    }

    /** Returns the settings of the parser that cuts a record into values: null for nothing, the rest as it is. */
    CsvParserSettings parserSettings() {
        CsvParserSettings settings = forSpark().asParserSettings();
        settings.setNullValue(null);
        settings.getFormat().setLineSeparator("\n");
        settings.setLineSeparatorDetectionEnabled(false);
        settings.setNormalizeLineEndingsWithinQuotes(false);
        return settings;
    }

    /** Returns the same for files without a header. */
    CsvDialect withoutHeader() {
        TreeMap<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        all.putAll(options);
        all.put("header", "false");
        return new CsvDialect(all, timeZone);
    }

    /** Returns whether the types of columns follow from their values, if nothing else says them. */
    boolean infersTypes() {
        return TextOptions.find(options, "inferSchema")
                .filter("false"::equalsIgnoreCase)
                .isEmpty();
    }

    boolean hasHeader() {
        return forSpark().headerFlag();
    }

    boolean isMultiLine() {
        return forSpark().multiLine();
    }

    /** Returns what ends a line; empty for any of the usual line ends. */
    Optional<byte[]> lineEnd() {
        return TextOptions.lineEnd(forSpark().lineSeparator(), charset());
    }

    /** Returns the text that stands for null. */
    String nullText() {
        return forSpark().nullValue();
    }

    /** Returns what refuses text that Spark's converters take for other values. */
    ExactText exactText() {
        return new ExactText(options.keySet());
    }

    /** Returns whether a user has set an option. */
    boolean sets(String name) {
        return TextOptions.find(options, name).isPresent();
    }

    Charset charset() {
        return TextOptions.charset(options);
    }
}
