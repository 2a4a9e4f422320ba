package io.sparkpool.output;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Runs on executors. Bytes of text that grow at the end; the quick way from numbers to text. */
final class TextBuffer {
    private static final int MAX_LONG_DIGITS = 19;
    private static final int MAX_CAPACITY = Integer.MAX_VALUE - 8;

    /** The two digits of every number below 100, one pair after another. */
    private static final byte[] DIGIT_PAIRS = digitPairs();

    private byte[] bytes = new byte[256];
    private int size;

    int size() {
        return size;
    }

    void appendAscii(char character) {
        reserve(1);
        bytes[size++] = (byte) character;
    }

    /** Appends characters that all are ASCII. */
    @SuppressWarnings("deprecation") // the one copy of ASCII characters into an array that makes no other array
    void appendAscii(String text) {
        reserve(text.length());
        text.getBytes(0, text.length(), bytes, size);
        size += text.length();
    }

    void appendUtf8(String text) {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        reserve(encoded.length);
        System.arraycopy(encoded, 0, bytes, size, encoded.length);
        size += encoded.length;
    }

    /** Appends a number in decimal digits, two at a time, as a division is what takes the time. */
    void appendLong(long value) {
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
        while (rest >= 100) {
            long quotient = rest / 100;
            int pair = (int) (rest - quotient * 100) << 1;
            bytes[--at] = DIGIT_PAIRS[pair + 1];
            bytes[--at] = DIGIT_PAIRS[pair];
            rest = quotient;
        }
        int pair = (int) rest << 1;
        bytes[--at] = DIGIT_PAIRS[pair + 1];
        if (rest >= 10) {
            bytes[--at] = DIGIT_PAIRS[pair];
        }
        size = end;
    }

    /** Takes back what was appended since the size was this one. */
    void truncate(int formerSize) {
        size = formerSize;
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }

    private static int digits(long value) {
        int digits = 1;
        for (long power = 10; digits < MAX_LONG_DIGITS && value >= power; power *= 10) {
            digits++;
        }
        return digits;
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

    private static byte[] digitPairs() {
        byte[] pairs = new byte[200];
        for (int i = 0; i < 100; i++) {
            pairs[2 * i] = (byte) ('0' + i / 10);
            pairs[2 * i + 1] = (byte) ('0' + i % 10);
        }
        return pairs;
    }
}
