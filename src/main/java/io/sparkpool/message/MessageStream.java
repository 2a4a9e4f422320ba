package io.sparkpool.message;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Where messages go, in UTF-8: whatever a message holds, {@link #println(String)} shows it on one line, with
 * nothing in it that a terminal would act on. What is to act on the terminal is written by {@link #print(String)}.
 */
public final class MessageStream extends PrintStream {
    /** Messages to another stream. */
    public MessageStream(OutputStream out) {
        super(out, true, StandardCharsets.UTF_8);
    }

    @Override
    public void println(String message) {
        super.println(OneLine.of(String.valueOf(message)));
    }

    /** Every line of an object's text, such as a stack trace's. */
    @Override
    public void println(Object lines) {
        super.println(OneLine.ofEach(String.valueOf(lines)));
    }
}
