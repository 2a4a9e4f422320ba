package io.sparkpool.message;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * A stream for messages, in UTF-8. {@link #println(String)} shows any message on one line, without characters that a
 * terminal would act on; text that is meant to control the terminal is written by {@link #print(String)}.
 */
public final class MessageStream extends PrintStream {
    /** Creates a stream that writes to another one. */
    public MessageStream(OutputStream out) {
        super(out, true, StandardCharsets.UTF_8);
    }

    @Override
    public void println(String message) {
        super.println(OneLine.of(String.valueOf(message)));
    }

    /** Prints the text of an object, such as a stack trace, which may have several lines. */
    @Override
    public void println(Object lines) {
        super.println(OneLine.ofEach(String.valueOf(lines)));
    }
}
