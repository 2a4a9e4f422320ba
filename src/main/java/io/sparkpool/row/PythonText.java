package io.sparkpool.row;

import io.sparkpool.function.Pair;
import io.sparkpool.message.TextBuffer;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.temporal.Temporal;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes values as Python prints them: numbers, strings, {@code True}, {@code False}, {@code None}, tuples of two,
 * lists, dates, times and bytes; maps, records and rows as dicts. Any other object is written as its {@code toString}.
 */
public final class PythonText {
    private PythonText() {}

    /** Appends a value as {@code print(value)} does: a string as it is; but a record or a row as JSON. */
    public static void appendStr(TextBuffer out, Object value) {
        if (RecordValues.isRecordOnly(value)) {
            JsonBytes.append(out, value);
        } else if (value instanceof Number && !(value instanceof BigDecimal)) {
            appendRepr(out, value);
        } else if (value instanceof CharSequence || value instanceof Character) {
            out.appendUtf8(value.toString());
        } else if (value instanceof BigDecimal) {
            out.appendAscii(value.toString());
        } else if (value instanceof Temporal time) {
            out.appendUtf8(PythonTime.str(time));
        } else if (value instanceof Optional<?> optional) {
            appendStr(out, optional.orElse(null));
        } else {
            appendObjectStr(out, value);
        }
    }

    private static void appendObjectStr(TextBuffer out, Object value) {
        boolean mayBeNamed = !(value == null || value instanceof Boolean || value instanceof List<?>);
        if (mayBeNamed && NamedValues.has(value)) { // needs classes of Spark SQL
            JsonBytes.append(out, value);
        } else {
            appendRepr(out, value);
        }
    }

    /** Appends a value as a list shows its elements: a string in quotes. */
    public static void appendRepr(TextBuffer out, Object value) {
        if (value instanceof Long || value instanceof Integer || value instanceof Short || value instanceof Byte) {
            out.appendLong(((Number) value).longValue());
        } else if (value instanceof Double || value instanceof Float) {
            out.appendDouble(((Number) value).doubleValue());
        } else if (value instanceof BigInteger) {
            out.appendAscii(value.toString());
        } else if (value instanceof CharSequence || value instanceof Character) {
            out.appendUtf8(StringRepr.of(value.toString()));
        } else if (value instanceof Boolean truth) {
            out.appendAscii(truth ? "True" : "False");
        } else if (value == null) {
            out.appendAscii("None");
        } else {
            appendObject(out, value);
        }
    }

    private static void appendObject(TextBuffer out, Object value) {
        if (value instanceof Pair<?, ?> pair) {
            appendAll(out, '(', Arrays.asList(pair.first(), pair.second()), ')');
        } else if (value instanceof List<?> list) {
            appendAll(out, '[', list, ']');
        } else if (value instanceof Map<?, ?> map) {
            appendDict(out, map.keySet(), map.values());
        } else if (value instanceof BigDecimal) {
            out.appendAscii("Decimal('" + value + "')");
        } else if (value instanceof Temporal time) {
            out.appendUtf8(PythonTime.repr(time));
        } else if (value instanceof byte[] bytes) {
            out.appendAscii(StringRepr.ofBytes(bytes));
        } else if (value instanceof Optional<?> optional) {
            appendRepr(out, optional.orElse(null));
        } else {
            NamedValues.of(value)
                    .ifPresentOrElse(
                            named -> appendDict(out, named.names(), named.values()),
                            () -> out.appendUtf8(value.toString()));
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

    private static void appendDict(TextBuffer out, Collection<?> keys, Collection<?> values) {
        out.appendAscii('{');
        boolean first = true;
        Iterator<?> value = values.iterator();
        for (Object key : keys) {
            out.appendAscii(first ? "" : ", ");
            appendRepr(out, key);
            out.appendAscii(": ");
            appendRepr(out, value.next());
            first = false;
        }
        out.appendAscii('}');
    }
}
