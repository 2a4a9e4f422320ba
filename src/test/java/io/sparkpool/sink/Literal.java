package io.sparkpool.sink;

import io.sparkpool.function.Pair;
import io.sparkpool.pool.Range;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a Python literal: numbers, strings, {@code True}, {@code False} and {@code None}, tuples of two and
 * lists; and {@code range(...)}, {@code iter([...])}.
 */
final class Literal {
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]++(\\.[0-9]*+)?+(e-?[0-9]++)?+");
    private static final Pattern WORD = Pattern.compile("[A-Za-z]++");
    private static final Pattern HEXADECIMAL = Pattern.compile("x[0-9a-f]{2}|u[0-9a-f]{4}|U[0-9a-f]{8}");

    /** What {@link #peek()} returns after the last character. */
    private static final char END = '\0';

    private final String text;
    private int at;

    private Literal(String text) {
        this.text = text;
    }

    /**
     * Reads a value.
     *
     * @return a {@code Long}, or a {@code BigInteger} where that is too small; a {@code Double}, {@code String}, {@code
     *     Boolean} or {@code null}; a {@link Pair}, {@code List}, {@link Range} or {@code Iterator}
     * @throws IllegalArgumentException if it is not such a literal
     */
    static Object read(String text) {
        Literal literal = new Literal(text);
        Object value = literal.value();
        if (literal.peek() != END) {
            throw literal.unexpected();
        }
        return value;
    }

    private Object value() {
        return switch (peek()) {
            case '[' -> elements('[', ']');
            case '(' -> pair();
            case '\'', '"' -> string();
            default -> Character.isLetter(peek()) ? named() : number();
        };
    }

    private List<Object> elements(char open, char close) {
        List<Object> elements = new ArrayList<>();
        expect(open);
        while (peek() != close) {
            if (!elements.isEmpty()) {
                expect(',');
            }
            elements.add(value());
        }
        expect(close);
        return Collections.unmodifiableList(elements);
    }

    private Pair<Object, Object> pair() {
        List<Object> values = elements('(', ')');
        if (values.size() != 2) {
            throw unexpected();
        }
        return Pair.of(values.get(0), values.get(1));
    }

    private Object named() {
        return switch (next(WORD).group()) {
            case "True" -> true;
            case "False" -> false;
            case "None" -> null;
            case "range" -> range(elements('(', ')'));
            case "iter" -> ((List<?>) elements('(', ')').get(0)).iterator();
            default -> throw unexpected();
        };
    }

    private Range range(List<Object> arguments) {
        List<Long> numbers = arguments.stream().map(Long.class::cast).toList();
        return switch (numbers.size()) {
            case 1 -> Range.of(0, numbers.get(0));
            case 2 -> Range.of(numbers.get(0), numbers.get(1));
            case 3 -> Range.of(numbers.get(0), numbers.get(1), numbers.get(2));
            default -> throw unexpected();
        };
    }

    private Number number() {
        Matcher number = next(NUMBER);
        if (number.group(1) != null || number.group(2) != null) {
            return Double.valueOf(number.group());
        }
        BigInteger whole = new BigInteger(number.group());
        return whole.bitLength() < Long.SIZE ? (Number) whole.longValue() : whole;
    }

    private String string() {
        char quote = text.charAt(at++);
        StringBuilder string = new StringBuilder();
        while (at < text.length() && text.charAt(at) != quote) {
            char character = text.charAt(at++);
            if (character == '\\') {
                string.appendCodePoint(escaped());
            } else {
                string.append(character);
            }
        }
        expect(quote);
        return string.toString();
    }

    /** Reads the rest of an escape sequence, of those that {@code repr} writes. */
    private int escaped() {
        if (at == text.length()) {
            throw unexpected();
        }
        return switch (text.charAt(at)) {
            case '\\', '\'', '"' -> text.charAt(at++);
            case 'n' -> skipAndReturn('\n');
            case 'r' -> skipAndReturn('\r');
            case 't' -> skipAndReturn('\t');
            default -> Integer.parseInt(next(HEXADECIMAL).group().substring(1), 16);
        };
    }

    private char skipAndReturn(char meant) {
        at++;
        return meant;
    }

    private Matcher next(Pattern pattern) {
        Matcher matcher = pattern.matcher(text).region(at, text.length());
        if (!matcher.lookingAt()) {
            throw unexpected();
        }
        at = matcher.end();
        return matcher;
    }

    /** Skips blanks and returns the next character. */
    private char peek() {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        return at < text.length() ? text.charAt(at) : END;
    }

    private void expect(char character) {
        if (peek() != character) {
            throw unexpected();
        }
        at++;
    }

    private IllegalArgumentException unexpected() {
        return new IllegalArgumentException("cannot read %s from character %d on".formatted(text, at));
    }
}
