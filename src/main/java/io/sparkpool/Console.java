package io.sparkpool;

import io.sparkpool.message.MessageStream;
import io.sparkpool.report.progress.StatusLine;
import io.sparkpool.report.progress.Terminal;
import io.sparkpool.sink.StandardOutput;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * The standard streams of this process.
 *
 * @param line the line with the progress, above which all that is written to the streams stays
 * @param out standard output, for outputs
 * @param err standard error, for messages
 */
record Console(StatusLine line, OutputStream out, PrintStream err) {
    /**
     * Opens the streams. What functions and libraries print goes to standard error from now on, and so does what is
     * logged to the console, unless a logger was made before.
     */
    static Console open() {
        StatusLine line = new StatusLine(System.err);
        OutputStream err = line.beside(System.err, () -> true);
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
        System.setOut(System.err);
        OutputStream out = StandardOutput.open(raw -> line.beside(raw, () -> Terminal.is(Terminal.OUT)));
        return new Console(line, out, new MessageStream(err));
    }

    /** Gives standard output to a program of the user. If its reader closes it, printing throws an exception. */
    void giveOut() {
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    }
}
