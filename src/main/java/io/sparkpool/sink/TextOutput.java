package io.sparkpool.sink;

import io.sparkpool.config.OutputConfig;
import io.sparkpool.pool.PoolException;
import io.sparkpool.pool.task.Encoding;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;

/** Writes a job's outputs as text: the executors render them, this puts their blocks together in order. */
public final class TextOutput {
    private final TextEncoding encoding;
    private final byte[] opening;
    private final byte[] between;
    private final byte[] closing;

    /** Ends the line that a failure leaves unfinished. */
    private final byte[] brokenOff;

    private TextOutput(TextEncoding encoding, String opening, String between, String closing, String brokenOff) {
        this.encoding = encoding;
        this.opening = opening.getBytes(StandardCharsets.UTF_8);
        this.between = between.getBytes(StandardCharsets.UTF_8);
        this.closing = closing.getBytes(StandardCharsets.UTF_8);
        this.brokenOff = brokenOff.getBytes(StandardCharsets.UTF_8);
    }

    /** The text that a job asks for: one line that looks as Python prints a list, or one line for each output. */
    public static TextOutput of(OutputConfig config) {
        if (config instanceof OutputConfig.List list) {
            TextEncoding elements = new TextEncoding(TextEncoding.Strings.QUOTED, ", ");
            return new TextOutput(elements, list.label() + " [", ", ", "]\n", "\n");
        }
        return new TextOutput(new TextEncoding(TextEncoding.Strings.PLAIN, "\n"), "", "", "", "");
    }

    /** How executors render the outputs. */
    public Encoding<Object, byte[]> encoding() {
        return encoding;
    }

    /**
     * Writes what the executors rendered. Each block ends with a separator; one that has to stand only between outputs is
     * left out there and written before the next block. After a failure the outputs before it have been written, and
     * nothing that would make them look whole.
     *
     * @param blocks the outputs of each chunk, in order, rendered by {@link #encoding()}
     * @throws IOException if the stream takes no more
     * @throws PoolException as {@code blocks} throws it
     */
    public void write(Iterator<byte[]> blocks, OutputStream stream) throws IOException {
        boolean opened = false;
        try {
            while (blocks.hasNext()) {
                byte[] block = blocks.next();
                if (block.length > 0) {
                    stream.write(opened ? between : opening);
                    stream.write(block, 0, block.length - between.length);
                    stream.flush();
                    opened = true;
                }
            }
        } catch (PoolException e) {
            if (opened) {
                stream.write(brokenOff);
                stream.flush();
            }
            throw e;
        }
        if (!opened) {
            stream.write(opening);
        }
        stream.write(closing);
        stream.flush();
    }
}
