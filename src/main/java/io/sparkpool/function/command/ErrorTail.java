package io.sparkpool.function.command;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Keeps the end of what a program prints on standard error. Not thread-safe. */
final class ErrorTail extends OutputStream {
    private static final int MAX_CHARACTERS = 300;

    /** A character has up to four bytes. */
    private static final int KEPT_BYTES = 4 * MAX_CHARACTERS;

    private ByteArrayOutputStream kept = new ByteArrayOutputStream(0);

    @Override
    public void write(int oneByte) {
        write(new byte[] {(byte) oneByte}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        kept.write(bytes, offset, length);
        if (kept.size() > 2 * KEPT_BYTES) {
            byte[] all = kept.toByteArray();
            kept = new ByteArrayOutputStream();
            kept.write(all, all.length - KEPT_BYTES, KEPT_BYTES);
        }
    }

    /** Returns the last lines, on one line after a colon; an empty text if there are none. */
    String text() {
        String lines = kept.toString(StandardCharsets.UTF_8).strip().replaceAll("\\s*\\R\\s*", " | ");
        int characters = lines.codePointCount(0, lines.length());
        if (characters <= MAX_CHARACTERS) {
            return lines.isEmpty() ? "" : ": " + lines;
        }
        return ": ..." + lines.substring(lines.offsetByCodePoints(0, characters - MAX_CHARACTERS));
    }
}
