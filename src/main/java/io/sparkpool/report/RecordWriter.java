package io.sparkpool.report;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Writes records as JSON. Not thread-safe. */
final class RecordWriter {
    /** The decimals of a number that is not whole. */
    private static final double UNITS = 1e6;

    private static final int DECIMALS = 6;

    private final JsonGenerator json;

    RecordWriter(JsonGenerator json) {
        this.json = json;
    }

    /** Returns a generator of JSON in lines, which leaves the stream open. */
    static JsonGenerator generator(OutputStream out) throws IOException {
        Separators separators = Separators.createDefaultInstance()
                .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                .withArrayEmptySeparator("")
                .withObjectEmptySeparator("");
        return JsonFactory.builder()
                .build()
                .createGenerator(out, JsonEncoding.UTF8)
                .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                .setPrettyPrinter(new DefaultPrettyPrinter(separators));
    }

    /** Writes a record as an object. */
    void record(Record record) throws IOException {
        json.writeStartObject();
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            json.writeFieldName(component.getName());
            Object value = value(record, component);
            if (component.getDeclaringRecord() == RunReport.Chunks.class && value instanceof List<?> rows) {
                columns(RunReport.ChunkRow.class, rows);
            } else {
                value(value);
            }
        }
        json.writeEndObject();
    }

    /** Writes records as an object with an array for each component. */
    private void columns(Class<? extends Record> type, List<?> rows) throws IOException {
        json.writeStartObject();
        for (RecordComponent component : type.getRecordComponents()) {
            json.writeFieldName(component.getName());
            json.writeStartArray();
            for (Object row : rows) {
                value(value((Record) row, component));
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private void value(Object value) throws IOException {
        if (value instanceof Optional<?> optional) {
            if (optional.isPresent()) {
                value(optional.get());
            } else {
                json.writeNull();
            }
        } else if (value instanceof List<?> list) {
            json.writeStartArray();
            for (Object element : list) {
                value(element);
            }
            json.writeEndArray();
        } else if (value instanceof Record record) {
            record(record);
        } else if (value instanceof Boolean truth) {
            json.writeBoolean(truth);
        } else if (value instanceof Double number) {
            json.writeNumber(decimal(number));
        } else if (value instanceof Number whole) {
            json.writeNumber(whole.longValue());
        } else if (value instanceof Enum<?> constant) {
            json.writeString(name(constant));
        } else {
            json.writeString(wellFormed(value.toString()));
        }
    }

    /** Returns the name of a constant in JSON. */
    static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** Returns a number with six decimals at most, and never with an exponent. */
    static String decimal(double number) {
        long units = Math.round(number * UNITS);
        long absolute = Math.abs(units);
        String digits = Long.toString(absolute % (long) UNITS);
        StringBuilder text = new StringBuilder(units < 0 ? "-" : "")
                .append(absolute / (long) UNITS)
                .append('.')
                .append("0".repeat(DECIMALS - digits.length()))
                .append(digits);
        int end = text.length();
        while (text.charAt(end - 1) == '0' && text.charAt(end - 2) != '.') {
            end--;
        }
        return text.substring(0, end);
    }

    /** Returns a text in which unpaired surrogates, which UTF-8 cannot encode, are replaced. */
    private static String wellFormed(String text) {
        StringBuilder repaired = null;
        for (int i = 0; i < text.length(); i++) {
            if (!Character.isSurrogate(text.charAt(i))) {
                continue;
            }
            if (i + 1 < text.length() && Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1))) {
                i++;
            } else {
                repaired = repaired == null ? new StringBuilder(text) : repaired;
                repaired.setCharAt(i, '\ufffd');
            }
        }
        return repaired == null ? text : repaired.toString();
    }

    private static Object value(Record record, RecordComponent component) {
        try {
            return component.getAccessor().invoke(record);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("cannot take %s of %s".formatted(component, record.getClass()), e);
        }
    }
}
