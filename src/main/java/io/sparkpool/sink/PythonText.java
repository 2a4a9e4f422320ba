package io.sparkpool.sink;

import io.sparkpool.function.FloatText;
import io.sparkpool.function.Pair;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;

/**
 * Writes values as Python prints them: numbers, strings, {@code True}, {@code False}, {@code None}, tuples of two, and
 * lists. Any other object is written as its {@code toString}.
 */
final class PythonText {
    private PythonText() {}

    /** Appends a value as {@code print(value)} does: a string as it is. */
    static void appendStr(TextBuffer out, Object value) {
        if (value instanceof CharSequence || value instanceof Character) {
            out.appendUtf8(value.toString());
        } else {
            appendRepr(out, value);
        }
    }

    /** Appends a value as a list shows its elements: a string in quotes. */
    static void appendRepr(TextBuffer out, Object value) {
        if (value instanceof Long || value instanceof Integer || value instanceof Short || value instanceof Byte) {
            out.appendLong(((Number) value).longValue());
        } else if (value instanceof Double || value instanceof Float) {
            out.appendAscii(FloatText.of(((Number) value).doubleValue()));
        } else if (value instanceof BigInteger) {
            out.appendAscii(value.toString());
        } else if (value instanceof CharSequence || value instanceof Character) {
            out.appendUtf8(StringRepr.of(value.toString()));
        } else if (value instanceof Boolean truth) {
            out.appendAscii(truth ? "True" : "False");
        } else if (value == null) {
            out.appendAscii("None");
        } else if (value instanceof Pair<?, ?> pair) {
            appendAll(out, '(', Arrays.asList(pair.first(), pair.second()), ')');
        } else if (value instanceof List<?> list) {
            appendAll(out, '[', list, ']');
        } else {
            out.appendUtf8(value.toString());
        }
    }

    private static void appendAll(TextBuffer out, char open, List<?> values, char close) {
        out.appendAscii(open);
        boolean first = true;
        for (Object value : values) {
            out.appendAscii(first ? "" : ", ");
            appendRepr(out, value);
            first = false;
        }
        out.appendAscii(close);
    }
}
