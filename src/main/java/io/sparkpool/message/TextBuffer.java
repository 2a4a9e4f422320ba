package io.sparkpool.message;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.Checksum;

/** A growing array of bytes of text, to which numbers are appended fast. */
public final class TextBuffer {
    private static final int MAX_LONG_DIGITS = 19;
    private static final int MAX_CAPACITY = Integer.MAX_VALUE - 8;

    /** The two digits of every number below 100, one pair after another. */
    private static final byte[] DIGIT_PAIRS = digitPairs();

    private static final long[] POWERS_OF_TEN = powersOfTen();

    private static final int MAX_KEPT_BYTES = 1 << 20;

    private byte[] bytes = new byte[256];
    private int size;

    /** Returns how many bytes there are. */
    public int size() {
        return size;
    }

    /** Appends a character that is ASCII. */
    public void appendAscii(char character) {
        reserve(1);
        bytes[size++] = (byte) character;
    }

    /** Appends a few bytes; for a separator, a loop is faster than {@code System.arraycopy}. */
    public void append(byte[] few) {
        reserve(few.length);
        for (byte one : few) {
            bytes[size++] = one;
        }
    }

    /** Appends characters that all are ASCII. */
    @SuppressWarnings("deprecation") // no other method copies ASCII characters without a second array
    public void appendAscii(String text) {
        reserve(text.length());
        text.getBytes(0, text.length(), bytes, size);
        size += text.length();
    }

    /**
     * Appends characters of any kind.
     *
     * @throws IllegalArgumentException if one of them is an unpaired surrogate, which UTF-8 cannot encode
     */
    public void appendUtf8(String text) {
        byte[] encoded = utf8(text);
        reserve(encoded.length);
        System.arraycopy(encoded, 0, bytes, size, encoded.length);
        size += encoded.length;
    }

    /**
     * Returns a text in UTF-8.
     *
     * @throws IllegalArgumentException if it has an unpaired surrogate, which UTF-8 cannot encode
     */
    public static byte[] utf8(String text) {
        requirePairs(text);
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Refuses unpaired surrogates, which Java would replace by question marks. */
    private static void requirePairs(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                boolean pair = i + 1 < text.length() && Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1));
                if (!pair) {
                    throw new IllegalArgumentException("UTF-8 cannot hold the character \\u%04x at %d, half of a pair"
                            .formatted((int) text.charAt(i), i));
                }
                i++;
            }
        }
    }

    /** Appends a number in decimal, eight digits at a time, as divisions of an {@code int} are faster. */
    public void appendLong(long value) {
        if (value == Long.MIN_VALUE) {
            appendAscii(Long.toString(value));
            return;
        }
        reserve(1 + MAX_LONG_DIGITS);
        if (value < 0) {
            bytes[size++] = '-';
        }
        long rest = Math.abs(value);
        int end = size + digits(rest);
        int at = end;
        while (rest >= 100_000_000) {
            long quotient = rest / 100_000_000;
            int eight = (int) (rest - quotient * 100_000_000);
            int high = eight / 10_000;
            int low = eight - high * 10_000;
            at -= 8;
            putPair(at, high / 100);
            putPair(at + 2, high % 100);
            putPair(at + 4, low / 100);
            putPair(at + 6, low % 100);
            rest = quotient;
        }
        int last = (int) rest;
        while (last >= 10) {
            at -= 2;
            putPair(at, last % 100);
            last /= 100;
        }
        if (at > size) {
            bytes[at - 1] = (byte) ('0' + last);
        }
        size = end;
    }

    private void putPair(int at, int pair) {
        bytes[at] = DIGIT_PAIRS[2 * pair];
        bytes[at + 1] = DIGIT_PAIRS[2 * pair + 1];
    }

    /** Appends a number that is not negative, with zeros before it up to this many digits. */
    public void appendPadded(long value, int digits) {
        reserve(digits);
        long rest = value;
        for (int at = size + digits - 1; at >= size; at--) {
            bytes[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        size += digits;
    }

    /** Appends a decimal, such as -0.05 for -5 and a scale of 2. The scale is at most 18. */
    public void appendDecimal(long unscaled, int scale) {
        if (scale == 0) {
            appendLong(unscaled);
            return;
        }
        long power = POWERS_OF_TEN[scale];
        long whole = unscaled / power;
        if (unscaled < 0 && whole == 0) {
            appendAscii('-');
        }
        appendLong(whole);
        appendAscii('.');
        appendPadded(Math.abs(unscaled - whole * power), scale);
    }

    /** Appends a double as {@link FloatText} writes it. */
    public void appendDouble(double value) {
        int scale = ShortDecimal.scale(value);
        if (scale >= 0) {
            appendDecimal(ShortDecimal.unscaled(value, scale), scale);
            appendAscii(scale == 0 ? ".0" : "");
        } else {
            appendAscii(FloatText.of(value));
        }
    }

    /**
     * Appends a text in quotes, as in JSON.
     *
     * @throws IllegalArgumentException if it has an unpaired surrogate, which UTF-8 cannot encode
     */
    public void appendJson(String text) {
        byte[] encoded = utf8(text);
        appendJson(encoded, 0, encoded.length);
    }

    /**
     * Appends a text in UTF-8 in quotes, as in JSON.
     *
     * @return whether all characters are ASCII; the bytes of others are appended as they are
     */
    public boolean appendJson(byte[] text, int start, int length) {
        reserve(2 + length);
        bytes[size++] = '"';
        int all = 0;
        boolean escapes = false;
        int end = start + length;
        for (int at = start; at < end; at++) {
            byte one = text[at];
            all |= one;
            escapes |= JsonEscapes.has(one);
        }
        if (escapes) {
            appendEscaped(text, start, end);
        } else {
            System.arraycopy(text, start, bytes, size, length);
            size += length;
        }
        reserve(1);
        bytes[size++] = '"';
        return all >= 0;
    }

    private void appendEscaped(byte[] text, int start, int end) {
        for (int at = start; at < end; at++) {
            byte one = text[at];
            if (JsonEscapes.has(one)) {
                reserve(JsonEscapes.MAX_LENGTH + end - at);
                append(JsonEscapes.of(one));
            } else {
                bytes[size++] = one;
            }
        }
    }

    /** Removes what was appended since the buffer had this size. */
    public void truncate(int formerSize) {
        size = formerSize;
    }

    /** Adds the bytes to a checksum. */
    public void addTo(Checksum checksum) {
        checksum.update(bytes, 0, size);
    }

    /** Removes all bytes, and frees the memory of many. */
    public void clear() {
        size = 0;
        bytes = bytes.length > MAX_KEPT_BYTES ? new byte[256] : bytes;
    }

    /** Returns a copy of the bytes. */
    public byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }

    /** Returns the number of decimal digits, estimated from the number of bits: log10(2) is about 1233 / 4096. */
    private static int digits(long value) {
        int least = (Long.SIZE - Long.numberOfLeadingZeros(value | 1)) * 1233 >> 12;
        return value < POWERS_OF_TEN[least] ? Math.max(1, least) : least + 1;
    }

    private void reserve(int more) {
        if (bytes.length - size < more) {
            if (more > MAX_CAPACITY - size) {
                throw new OutOfMemoryError("text of more than 2 GiB");
            }
            int needed = size + more;
            bytes = Arrays.copyOf(bytes, (int) Math.max(needed, Math.min(2L * size, MAX_CAPACITY)));
        }
    }

    private static long[] powersOfTen() {
        long[] powers = new long[MAX_LONG_DIGITS];
        long power = 1;
        for (int i = 0; i < powers.length; i++, power *= 10) {
            powers[i] = power;
        }
        return powers;
    }

    private static byte[] digitPairs() {
        byte[] pairs = new byte[200];
        for (int i = 0; i < 100; i++) {
            pairs[2 * i] = (byte) ('0' + i / 10);
            pairs[2 * i + 1] = (byte) ('0' + i % 10);
        }
        return pairs;
    }
}
