package io.sparkpool.report;

import io.sparkpool.message.TextBuffer;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Builds a JSON text in lines. It needs about a millisecond where a library that was not used before needs twenty, which
 * would be noticed in a run of one second. Not thread-safe.
 */
final class JsonBuilder {
    /** The units of a number that is not whole, and how many decimals they are. */
    private static final long UNITS = 1_000_000;

    private static final int DECIMALS = 6;

    /** {@code LocalDateTime} leaves seconds out if they are 0. */
    private static final int LENGTH_WITHOUT_SECONDS = "2026-01-01T00:00".length();

    private final TextBuffer text = new TextBuffer();
    private int depth;
    private boolean first = true;
    private boolean afterName;

    /** How deep objects and arrays are that have their elements on one line; none is as deep as this at first. */
    private int lineDepth = Integer.MAX_VALUE;

    /** Begins an object, each field of which is on a line of its own. */
    JsonBuilder object() {
        return begin('{');
    }

    /** Begins an array, each element of which is on a line of its own. */
    JsonBuilder array() {
        return begin('[');
    }

    /** Begins an object that is on one line. */
    JsonBuilder lineObject() {
        return beginLine('{');
    }

    /** Begins an array that is on one line. */
    JsonBuilder lineArray() {
        return beginLine('[');
    }

    JsonBuilder endObject() {
        return end('}');
    }

    JsonBuilder endArray() {
        return end(']');
    }

    /** Writes the name of a field, whose value comes next. */
    JsonBuilder name(String name) {
        element();
        string(name);
        text.appendAscii(": ");
        afterName = true;
        return this;
    }

    JsonBuilder field(String name, String value) {
        return name(name).value(value);
    }

    JsonBuilder field(String name, long value) {
        return name(name).value(value);
    }

    JsonBuilder field(String name, double value) {
        return name(name).value(value);
    }

    JsonBuilder field(String name, Optional<?> value) {
        return name(name).value(value);
    }

    JsonBuilder field(String name, Instant value) {
        return name(name).value(time(value));
    }

    JsonBuilder field(String name, Enum<?> value) {
        return name(name).value(constant(value));
    }

    JsonBuilder value(String value) {
        element();
        string(value);
        return this;
    }

    JsonBuilder value(long value) {
        element();
        text.appendLong(value);
        return this;
    }

    /** Appends a number with six decimals at most, and never with an exponent. */
    JsonBuilder value(double value) {
        element();
        long units = Math.round(value * UNITS);
        int scale = DECIMALS;
        while (scale > 1 && units % 10 == 0) {
            units /= 10;
            scale--;
        }
        text.appendDecimal(units, scale);
        return this;
    }

    /** Appends a text, a number or a point in time, or null. */
    JsonBuilder value(Optional<?> value) {
        if (value.isEmpty()) {
            return literal("null");
        }
        Object present = value.get();
        if (present instanceof Double number) {
            return value(number.doubleValue());
        }
        if (present instanceof Number whole) {
            return value(whole.longValue());
        }
        return value(present instanceof Instant instant ? time(instant) : present.toString());
    }

    /** Appends true, false or null. */
    JsonBuilder literal(String literal) {
        element();
        text.appendAscii(literal);
        return this;
    }

    JsonBuilder texts(String name, List<String> values) {
        name(name).lineArray();
        for (String value : values) {
            value(value);
        }
        return endArray();
    }

    /** Returns the text in UTF-8, with a line end. */
    byte[] toBytes() {
        text.appendAscii('\n');
        return text.toBytes();
    }

    /** Returns the name of a constant in JSON. */
    static String constant(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** Returns a point in time as {@code Instant} does, without the classes that it uses. */
    private static String time(Instant instant) {
        String time = LocalDateTime.ofInstant(instant, ZoneOffset.UTC).toString();
        return time.concat(time.length() == LENGTH_WITHOUT_SECONDS ? ":00Z" : "Z");
    }

    private JsonBuilder begin(char bracket) {
        element();
        text.appendAscii(bracket);
        depth++;
        first = true;
        return this;
    }

    private JsonBuilder beginLine(char bracket) {
        begin(bracket);
        lineDepth = Math.min(lineDepth, depth);
        return this;
    }

    private JsonBuilder end(char bracket) {
        depth--;
        if (!first && depth + 1 < lineDepth) {
            newLine();
        }
        lineDepth = depth + 1 == lineDepth ? Integer.MAX_VALUE : lineDepth;
        text.appendAscii(bracket);
        first = false;
        return this;
    }

    /** Begins a field, an element of an array, or the value that follows a name. */
    private void element() {
        if (afterName) {
            afterName = false;
            return;
        }
        text.appendAscii(first ? "" : ",");
        if (depth > 0 && depth < lineDepth) {
            newLine();
        } else if (!first) {
            text.appendAscii(' ');
        }
        first = false;
    }

    private void newLine() {
        text.appendAscii('\n');
        for (int i = 0; i < depth; i++) {
            text.appendAscii("  ");
        }
    }

    /** Appends a text in quotes; unpaired surrogates, which UTF-8 cannot encode, are replaced. */
    private void string(String value) {
        text.appendJson(wellFormed(value));
    }

    private static String wellFormed(String value) {
        StringBuilder repaired = null;
        for (int i = 0; i < value.length(); i++) {
            if (!Character.isSurrogate(value.charAt(i))) {
                continue;
            }
            if (i + 1 < value.length() && Character.isSurrogatePair(value.charAt(i), value.charAt(i + 1))) {
                i++;
            } else {
                repaired = repaired == null ? new StringBuilder(value) : repaired;
                repaired.setCharAt(i, '\ufffd');
            }
        }
        return repaired == null ? value : repaired.toString();
    }
}
