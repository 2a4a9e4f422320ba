package io.sparkpool.output;

import java.math.BigInteger;

/**
 * Runs on executors. Values as Python prints them: numbers, strings, {@code True}, {@code False} and {@code None}; any
 * other object by its {@code toString}.
 */
final class PythonText {
    private PythonText() {}

    /** As {@code print(value)} has it: a string as it is. */
    static void appendStr(TextBuffer out, Object value) {
        if (value instanceof CharSequence || value instanceof Character) {
            out.appendUtf8(value.toString());
        } else {
            appendRepr(out, value);
        }
    }

    /** As a list shows its elements: a string between quotes. */
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
        } else {
            out.appendUtf8(value.toString());
        }
    }
}
