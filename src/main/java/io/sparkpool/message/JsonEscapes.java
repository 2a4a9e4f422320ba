package io.sparkpool.message;

/** What stands for characters of ASCII in the texts of JSON. */
final class JsonEscapes {
    /** The most bytes that stand for a character. */
    static final int MAX_LENGTH = 6;

    /** By the character; null if it is the character itself. */
    private static final byte[][] ESCAPES = escapes();

    /** Which bytes, as numbers from 0 to 255, are escaped. */
    private static final boolean[] ESCAPED = escaped();

    private JsonEscapes() {}

    /** Returns whether a byte of UTF-8 is escaped. */
    static boolean has(byte one) {
        return ESCAPED[one & 0xff];
    }

    /** Returns what stands for a byte that is escaped. */
    static byte[] of(byte one) {
        return ESCAPES[one];
    }

    private static boolean[] escaped() {
        boolean[] escaped = new boolean[1 << Byte.SIZE];
        for (int one = 0; one < ESCAPES.length; one++) {
            escaped[one] = ESCAPES[one] != null;
        }
        return escaped;
    }

    private static byte[][] escapes() {
        byte[][] escapes = new byte[128][];
        for (int i = 0; i < ' '; i++) {
            escapes[i] = new byte[] {'\\', 'u', '0', '0', hexadecimal(i >> 4), hexadecimal(i & 15)};
        }
        String letters = "\b\f\n\r\t\"\\";
        for (int i = 0; i < letters.length(); i++) {
            escapes[letters.charAt(i)] = new byte[] {'\\', (byte) "bfnrt\"\\".charAt(i)};
        }
        return escapes;
    }

    private static byte hexadecimal(int digit) {
        return (byte) "0123456789ABCDEF".charAt(digit);
    }
}
