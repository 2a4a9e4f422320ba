package io.sparkpool.sink;

import io.sparkpool.pool.PoolException;
import io.sparkpool.pool.task.Encoding;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;

/**
 * Writes outputs to standard output as text: tasks render them, and the driver writes their blocks of bytes in order.
 */
abstract class TextSink implements Sink<byte[]> {
    private final TextEncoding encoding;
    private final byte[] opening;
    private final byte[] between;
    private final byte[] closing;
    private final byte[] closingAfterFailure;

    /**
     * Creates a sink.
     *
     * @param encoding how outputs are rendered, each of them followed by a separator
     * @param opening what precedes all outputs
     * @param between the separator, if it stands only between outputs; an empty text if it follows each of them
     * @param closing what follows all outputs
     * @param closingAfterFailure what ends a line that a failure leaves unfinished
     */
    TextSink(TextEncoding encoding, String opening, String between, String closing, String closingAfterFailure) {
        this.encoding = encoding;
        this.opening = opening.getBytes(StandardCharsets.UTF_8);
        this.between = between.getBytes(StandardCharsets.UTF_8);
        this.closing = closing.getBytes(StandardCharsets.UTF_8);
        this.closingAfterFailure = closingAfterFailure.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public final Encoding<Object, byte[]> encoding() {
        return encoding;
    }

    /**
     * Writes the blocks. Each of them ends with a separator; one that stands only between outputs is cut off and
     * written before the next block. If the map fails, the outputs before the failure have been written, but not what
     * would make them look complete.
     */
    @Override
    public final void write(Iterator<byte[]> blocks, OutputStream standardOutput) throws IOException {
        boolean opened = false;
        try {
            while (blocks.hasNext()) {
                byte[] block = blocks.next();
                if (block.length > 0) {
                    standardOutput.write(opened ? between : opening);
                    standardOutput.write(block, 0, block.length - between.length);
                    standardOutput.flush();
                    opened = true;
                }
            }
        } catch (PoolException e) {
            if (opened) {
                standardOutput.write(closingAfterFailure);
                standardOutput.flush();
            }
            throw e;
        }
        if (!opened) {
            standardOutput.write(opening);
        }
        standardOutput.write(closing);
        standardOutput.flush();
    }
}
