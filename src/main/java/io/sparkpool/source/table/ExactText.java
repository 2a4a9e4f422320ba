package io.sparkpool.source.table;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.FloatType;
import org.apache.spark.sql.types.TimestampNTZType;
import org.apache.spark.sql.types.TimestampType;

/** Refuses texts that Spark's converters accept, although they stand for another value, or for none. */
final class ExactText {
    /** Spark drops whatever follows a blank or a {@code T} behind a date. */
    private static final Pattern DATE = Pattern.compile("\\s*[+-]?\\d+(-\\d+){0,2}\\s*");

    /** Spark adds the date of the day on which the job runs. */
    private static final Pattern TIME_WITHOUT_DATE = Pattern.compile("\\s*(T|\\d{1,2}:)");

    /** Spark cuts fractions of microseconds off. */
    private static final Pattern FRACTION_OF_MICROSECOND = Pattern.compile("\\.\\d{6}\\d*[1-9]");

    /** Java reads {@code 1d}, {@code 2f} and {@code 0x1p3} as numbers. */
    private static final Pattern JAVA_NUMBER = Pattern.compile("\\s*[+-]?(0[xX].*|[0-9.].*[dDfF]\\s*)");

    private final TreeSet<String> options = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

    /**
     * Creates a check.
     *
     * @param options the names of the options that a user has set; a pattern says itself what is exact
     */
    ExactText(Set<String> options) {
        this.options.addAll(options);
    }

    /** Returns whether a text that Spark has converted to a type stands for the same value. */
    boolean isOf(DataType type, String text) {
        if (type instanceof DateType) {
            return DATE.matcher(text).matches() || options.contains("dateFormat");
        }
        if (type instanceof TimestampType) {
            return isTimestamp(text) || options.contains("timestampFormat");
        }
        if (type instanceof TimestampNTZType) {
            return isTimestamp(text) || options.contains("timestampNTZFormat");
        }
        if (type instanceof DecimalType) { // Spark leaves out all commas, so that 1,5 would be 15
            return text.indexOf(',') < 0 || options.contains("locale");
        }
        return !(type instanceof DoubleType || type instanceof FloatType)
                || isDecimal(text)
                || !JAVA_NUMBER.matcher(text).matches();
    }

    private static boolean isTimestamp(String text) {
        return !TIME_WITHOUT_DATE.matcher(text).lookingAt()
                && !FRACTION_OF_MICROSECOND.matcher(text).find();
    }

    private static boolean isDecimal(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > '9' && c != 'e' && c != 'E') {
                return false;
            }
        }
        return true;
    }
}
