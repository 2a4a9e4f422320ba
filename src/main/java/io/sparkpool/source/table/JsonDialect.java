package io.sparkpool.source.table;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.sparkpool.format.DatePatterns;
import io.sparkpool.format.FormatOptions;
import java.io.Serializable;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.spark.sql.catalyst.json.JSONOptions;
import scala.jdk.javaapi.CollectionConverters;

/**
 * How objects are written in JSON files.
 *
 * @param options the options of Spark's reader
 * @param timeZone the time zone of times that do not name one
 */
record JsonDialect(Map<String, String> options, String timeZone) implements Serializable {
    /** The options that have an effect. */
    static final FormatOptions.Known OPTIONS = new FormatOptions.Known(
            FormatOptions.names(
                    "encoding charset multiLine lineSep dateFormat timestampFormat timestampNTZFormat timeFormat timeZone",
                    "locale enableDateTimeParsingFallback allowComments allowUnquotedFieldNames allowSingleQuotes",
                    "allowNumericLeadingZeros allowNonNumericNumbers allowBackslashEscapingAnyCharacter",
                    "allowUnquotedControlChars primitivesAsString prefersDecimal inferTimestamp dropFieldIfAllNull"),
            JsonDialect::check);

    JsonDialect {
        options = Map.copyOf(options);
        Objects.requireNonNull(timeZone, "timeZone is null");
    }

    private static void check(Map<String, String> options) {
        JsonDialect dialect = new JsonDialect(options, "UTC");
        JSONOptions spark = dialect.forSpark();
        dialect.charset();
        DatePatterns.check(
                spark.locale(),
                List.of(spark.dateFormatInRead(), spark.timestampFormatInRead(), spark.timestampNTZFormatInRead()));
    }

    /** Returns Spark's form of the options, without the encoding, of which Spark knows a few only. */
    JSONOptions forSpark() {
        Map<String, String> known = TextOptions.withoutCharset(options);
        known.put("mode", "DROPMALFORMED"); // when types are inferred
        return new JSONOptions(
                scala.collection.immutable.Map$.MODULE$.from(CollectionConverters.asScala(known)),
                timeZone,
                "_corrupt_record");
    }

    /** Returns a factory of parsers; they refuse two fields of one name. */
    JsonFactory factory() {
        JsonFactory factory = forSpark().buildJsonFactory();
        return factory.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION.mappedFeature());
    }

    boolean isMultiLine() {
        return forSpark().multiLine();
    }

    /** Returns what ends a line; empty for any of the usual line ends. */
    Optional<byte[]> lineEnd() {
        return TextOptions.lineEnd(forSpark().lineSeparator(), charset());
    }

    Charset charset() {
        return TextOptions.charset(options);
    }
}
