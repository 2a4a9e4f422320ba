package io.sparkpool.format;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.catalyst.util.LegacyDateFormats;
import org.apache.spark.sql.catalyst.util.TimestampFormatter;
import scala.Option;

/** Patterns of dates and times, which Spark checks only when it meets the first one. */
public final class DatePatterns {
    private DatePatterns() {}

    /** Throws Spark's exception if there is a pattern that is not valid. */
    public static void check(Locale locale, List<Option<String>> patterns) {
        for (Option<String> pattern : patterns) {
            TimestampFormatter.apply(pattern, ZoneOffset.UTC, locale, LegacyDateFormats.FAST_DATE_FORMAT(), true)
                    .validatePatternString(true);
        }
    }
}
