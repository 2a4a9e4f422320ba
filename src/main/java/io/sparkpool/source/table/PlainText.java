package io.sparkpool.source.table;

import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.IntegerType;
import org.apache.spark.sql.types.LongType;
import org.apache.spark.sql.types.StringType;

/** Recognizes the text of values that are written in the usual way. */
final class PlainText {
    /** All numbers of so many digits fit into the type. */
    private static final int INT_DIGITS = 9;

    private static final int LONG_DIGITS = 18;
    private static final int DOUBLE_DIGITS = 300;

    private PlainText() {}

    /** Returns whether a text is certainly a value of a type; if not, it may still be one. */
    static boolean isOf(DataType type, String text) {
        if (type instanceof StringType) {
            return true;
        }
        if (type instanceof IntegerType) {
            return isNumber(text, INT_DIGITS, 0);
        }
        if (type instanceof LongType) {
            return isNumber(text, LONG_DIGITS, 0);
        }
        return type instanceof DoubleType && isNumber(text, DOUBLE_DIGITS, 1);
    }

    private static boolean isNumber(String text, int maxDigits, int maxPoints) {
        int points = 0;
        int start = text.startsWith("-") ? 1 : 0;
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '.' && i > start && i + 1 < text.length() && points < maxPoints) {
                points++;
            } else if (c < '0' || c > '9') {
                return false;
            }
        }
        int digits = text.length() - start - points;
        return digits > 0 && digits <= maxDigits;
    }
}
