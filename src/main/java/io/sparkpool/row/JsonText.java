package io.sparkpool.row;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import io.sparkpool.function.Pair;
import io.sparkpool.message.FloatText;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes values as JSON. Records, rows and maps are objects; lists and pairs are arrays; numbers keep all their digits,
 * and those that JSON has not are the strings {@code "NaN"}, {@code "Infinity"} and {@code "-Infinity"}, as Spark writes
 * them; dates and times are strings as in ISO 8601; {@code byte[]} is Base64; an empty {@code Optional} is null. Anything
 * else is a string, its {@code toString}.
 */
public final class JsonText {
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamWriteConstraints(StreamWriteConstraints.builder()
                    .maxNestingDepth(Integer.MAX_VALUE)
                    .build())
            .build();

    /** Of a decimal with a larger exponent not all zeros are written. */
    private static final int MAX_ZEROS = 1000;

    private JsonText() {}

    /** Returns a value on one line, without blanks between its parts. */
    public static String of(Object value) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = JSON.createGenerator(text)) {
            write(out, value);
        } catch (IOException e) {
            throw new UncheckedIOException("a StringWriter throws no exception", e);
        }
        return text.toString();
    }

    /**
     * Writes a value.
     *
     * @throws IOException if {@code out} throws it
     */
    public static void write(JsonGenerator out, Object value) throws IOException {
        if (value == null) {
            out.writeNull();
        } else if (value instanceof Number number) {
            writeNumber(out, number);
        } else if (value instanceof Boolean truth) {
            out.writeBoolean(truth);
        } else if (value instanceof byte[] bytes) {
            out.writeBinary(bytes);
        } else if (value instanceof Optional<?> optional) {
            write(out, optional.orElse(null));
        } else if (value instanceof List<?> list) {
            writeAll(out, list);
        } else if (value instanceof Pair<?, ?> pair) {
            writeAll(out, Arrays.asList(pair.first(), pair.second()));
        } else if (value instanceof Map<?, ?> map) {
            writeMap(out, map);
        } else if (value instanceof CharSequence) {
            out.writeString(value.toString());
        } else {
            writeOther(out, value);
        }
    }

    private static void writeOther(JsonGenerator out, Object value) throws IOException {
        Optional<NamedValues> named = NamedValues.of(value);
        if (named.isEmpty()) {
            out.writeString(text(value));
            return;
        }
        List<String> names = named.get().names();
        List<Object> values = named.get().values();
        out.writeStartObject();
        for (int i = 0; i < names.size(); i++) {
            out.writeFieldName(names.get(i));
            write(out, values.get(i));
        }
        out.writeEndObject();
    }

    private static void writeAll(JsonGenerator out, List<?> values) throws IOException {
        out.writeStartArray();
        for (Object value : values) {
            write(out, value);
        }
        out.writeEndArray();
    }

    private static void writeMap(JsonGenerator out, Map<?, ?> map) throws IOException {
        out.writeStartObject();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            out.writeFieldName(text(entry.getKey()));
            write(out, entry.getValue());
        }
        out.writeEndObject();
    }

    private static void writeNumber(JsonGenerator out, Number number) throws IOException {
        if (number instanceof Long || number instanceof Integer || number instanceof Short || number instanceof Byte) {
            out.writeNumber(number.longValue());
        } else if (number instanceof BigInteger || number instanceof BigDecimal || isFinite(number)) {
            out.writeNumber(text(number));
        } else {
            out.writeString(text(number));
        }
    }

    /** Returns whether a number is a finite one of those of JSON; one of a user's own class may be anything. */
    private static boolean isFinite(Number number) {
        return (number instanceof Double || number instanceof Float) && Double.isFinite(number.doubleValue());
    }

    /** Returns the text of a value that is not made of other values. */
    static String text(Object value) {
        if (value instanceof Double || value instanceof Float) {
            double number = ((Number) value).doubleValue();
            return Double.isFinite(number) ? FloatText.of(number) : Double.toString(number);
        }
        if (value instanceof BigDecimal decimal) {
            return Math.abs((long) decimal.scale()) > MAX_ZEROS ? decimal.toString() : decimal.toPlainString();
        }
        if (value instanceof LocalDateTime time) {
            return DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(time);
        }
        return value instanceof byte[] bytes ? Base64.getEncoder().encodeToString(bytes) : String.valueOf(value);
    }
}
