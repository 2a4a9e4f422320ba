package io.sparkpool.report.progress;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * A line at the bottom of a terminal that does not mix with what else is written there: everything else goes through
 * streams of this object, which erase the line first. The line comes back when it is shown again, unless what was
 * written has not ended its own line. Thread-safe; no lock is held while others write, as they may have to wait.
 */
public final class StatusLine implements AutoCloseable {
    /** Without wrapping, should the terminal have become narrower, and with the cursor at the start for what comes. */
    private static final String DRAW = "\r\033[?7l%s\033[K\033[?7h\r";

    private static final String ERASE = "\r\033[J";

    private final OutputStream terminal;

    /** Guarded by this, like the fields below. */
    private final List<Beside> streams = new ArrayList<>();

    private boolean used;
    private boolean shown;
    private boolean closed;

    /**
     * Creates a line that is not shown yet.
     *
     * @param terminal writes to the terminal
     */
    public StatusLine(OutputStream terminal) {
        this.terminal = terminal;
    }

    /** A stream that others write to. Its state is guarded by the line. */
    private final class Beside extends OutputStream {
        private final OutputStream out;
        private final BooleanSupplier isTerminal;
        private boolean onTerminal;
        private int writers;
        private boolean lineEnded = true;

        Beside(OutputStream out, BooleanSupplier isTerminal) {
            this.out = out;
            this.isTerminal = isTerminal;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            if (length == 0) {
                return;
            }
            begin(this);
            try {
                out.write(bytes, offset, length);
            } finally {
                end(this, bytes[offset + length - 1] == '\n');
            }
        }

        @Override
        public void flush() throws IOException {
            out.flush();
        }

        private boolean isInTheWay() {
            return onTerminal && (writers > 0 || !lineEnded);
        }
    }

    /**
     * Returns a stream that writes to another one.
     *
     * @param isTerminal tells whether that is the same terminal; it is asked when the line is shown for the first time
     */
    public synchronized OutputStream beside(OutputStream out, BooleanSupplier isTerminal) {
        Beside stream = new Beside(out, isTerminal);
        streams.add(stream);
        return stream;
    }

    private synchronized void begin(Beside stream) throws IOException {
        stream.writers++;
        if (stream.onTerminal) {
            erase();
        }
    }

    private synchronized void end(Beside stream, boolean lineEnded) {
        stream.writers--;
        stream.lineEnded = lineEnded;
    }

    /**
     * Shows a text in place of the one before, unless others are writing or have not ended their line.
     *
     * @throws IOException if the terminal cannot be written
     */
    synchronized void show(String text) throws IOException {
        if (!used) {
            streams.forEach(stream -> stream.onTerminal = stream.isTerminal.getAsBoolean());
            used = true;
        }
        if (!closed && streams.stream().noneMatch(Beside::isInTheWay)) {
            print(DRAW.formatted(text));
            shown = true;
        }
    }

    /**
     * Removes the line from the terminal.
     *
     * @throws IOException if the terminal cannot be written
     */
    synchronized void erase() throws IOException {
        if (shown) {
            shown = false;
            print(ERASE);
        }
    }

    /** Leaves the line as it is, as others have the terminal now: it is not erased, and drawn anew when it is shown. */
    synchronized void leave() {
        shown = false;
    }

    private void print(String text) throws IOException {
        terminal.write(text.getBytes(StandardCharsets.US_ASCII));
        terminal.flush();
    }

    /** Removes the line for good. */
    @Override
    public synchronized void close() {
        closed = true;
        try {
            erase();
        } catch (IOException gone) {
            // so is the line
        }
    }
}
