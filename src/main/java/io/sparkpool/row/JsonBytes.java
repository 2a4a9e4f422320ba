package io.sparkpool.row;

import io.sparkpool.function.Pair;
import io.sparkpool.message.TextBuffer;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Row;

/** Appends values as {@link JsonText} writes them, but faster: in UTF-8, and rows of tables without making objects. */
final class JsonBytes {
    private JsonBytes() {}

    /**
     * Appends a value.
     *
     * @throws IllegalArgumentException if a text has half of a character, which UTF-8 cannot encode
     */
    static void append(TextBuffer out, Object value) {
        if (value instanceof Number number) {
            appendNumber(out, number);
        } else if (value instanceof String text) {
            out.appendJson(text);
        } else if (value == null) {
            out.appendAscii("null");
        } else if (value instanceof Boolean truth) {
            out.appendAscii(truth ? "true" : "false");
        } else if (value instanceof Optional<?> optional) {
            append(out, optional.orElse(null));
        } else {
            appendOther(out, value);
        }
    }

    private static void appendOther(TextBuffer out, Object value) {
        if (RecordValues.isRecordOnly(value)) {
            appendRecord(out, (Record) value);
        } else if (value instanceof List<?> list) {
            appendAll(out, list);
        } else if (value instanceof Pair<?, ?> pair) {
            appendAll(out, Arrays.asList(pair.first(), pair.second()));
        } else if (value instanceof Map<?, ?> map) {
            appendMap(out, map);
        } else if (value instanceof CharSequence) {
            out.appendJson(value.toString());
        } else if (value instanceof Record record) {
            appendRecord(out, record);
        } else if (value instanceof Row row && row.schema() != null) {
            appendNamed(out, NamedValues.of(row).orElseThrow());
        } else {
            out.appendJson(JsonText.text(value));
        }
    }

    private static void appendNumber(TextBuffer out, Number number) {
        if (number instanceof Long || number instanceof Integer || number instanceof Short || number instanceof Byte) {
            out.appendLong(number.longValue());
        } else if (number instanceof Double || number instanceof Float) {
            appendDouble(out, number.doubleValue());
        } else if (number instanceof BigInteger || number instanceof BigDecimal) {
            out.appendUtf8(JsonText.text(number)); // a user's own class may have any text
        } else {
            out.appendJson(JsonText.text(number));
        }
    }

    static void appendDouble(TextBuffer out, double number) {
        if (Double.isFinite(number)) {
            out.appendDouble(number);
        } else {
            out.appendJson(Double.toString(number));
        }
    }

    private static void appendRecord(TextBuffer out, Record record) {
        if (record instanceof RowOutput output) {
            output.row().schema().json().append(out, output.row().values(), output.column(), output.value());
        } else if (record instanceof TableRow row) {
            row.schema().json().append(out, row.values());
        } else if (record instanceof RowInput input) {
            appendRecord(out, input.row());
        } else if (record instanceof NamedValues named) {
            appendNamed(out, named);
        } else {
            RecordValues components = RecordValues.of(record.getClass());
            appendObject(out, components.jsonNames(), components.values(record));
        }
    }

    private static void appendNamed(TextBuffer out, NamedValues named) {
        char before = '{';
        for (int i = 0; i < named.names().size(); i++) {
            out.appendAscii(before);
            out.appendJson(named.names().get(i));
            out.appendAscii(':');
            append(out, named.values().get(i));
            before = ',';
        }
        out.appendAscii(named.names().isEmpty() ? "{}" : "}");
    }

    private static void appendObject(TextBuffer out, byte[][] names, Object[] values) {
        for (int i = 0; i < names.length; i++) {
            out.append(names[i]);
            append(out, values[i]);
        }
        out.appendAscii(names.length == 0 ? "{}" : "}");
    }

    /** Returns what precedes each value of an object: its name, after a brace or a comma. */
    static byte[][] names(List<String> names) {
        byte[][] texts = new byte[names.size()][];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = name(i, names.get(i));
        }
        return texts;
    }

    /** Returns what precedes the value of an object at an index, from 0. */
    static byte[] name(int index, String name) {
        TextBuffer text = new TextBuffer();
        text.appendAscii(index == 0 ? '{' : ',');
        text.appendJson(name);
        text.appendAscii(':');
        return text.toBytes();
    }

    private static void appendAll(TextBuffer out, List<?> values) {
        char before = '[';
        for (Object value : values) {
            out.appendAscii(before);
            append(out, value);
            before = ',';
        }
        out.appendAscii(values.isEmpty() ? "[]" : "]");
    }

    private static void appendMap(TextBuffer out, Map<?, ?> map) {
        char before = '{';
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            out.appendAscii(before);
            out.appendJson(JsonText.text(entry.getKey()));
            out.appendAscii(':');
            append(out, entry.getValue());
            before = ',';
        }
        out.appendAscii(map.isEmpty() ? "{}" : "}");
    }
}
