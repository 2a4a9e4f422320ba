package io.sparkpool.sink;

import io.sparkpool.message.TextBuffer;
import io.sparkpool.pool.task.Digest;
import io.sparkpool.pool.task.Encoder;
import io.sparkpool.row.PythonText;
import java.util.zip.CRC32C;

/** Computes the digest of outputs as the sink {@code lines} writes them, whatever is written. Used by one thread. */
public final class LinesDigest {
    /** Text that fits into the caches of a core is copied fast. */
    private static final int BLOCK_BYTES = 1 << 16;

    private final CRC32C crc = new CRC32C();
    private long bytes;
    private final TextBuffer text = new TextBuffer();

    /** Adds an output. If it throws, it has not changed the digest. */
    public void add(Object output) {
        int before = text.size();
        try {
            PythonText.appendStr(text, output);
            text.appendAscii('\n');
        } catch (RuntimeException | Error e) {
            text.truncate(before);
            throw e;
        }
    }

    /** Adds an output that is a number. */
    void addLong(long output) {
        text.appendLong(output);
        text.appendAscii('\n');
    }

    /** Returns a mark of the present state, to which the digest can be reset until {@link #commit} is called. */
    public Encoder.Mark mark() {
        int before = text.size();
        return () -> text.truncate(before);
    }

    /** Notes that no earlier mark will be reset. */
    public void commit() {
        if (text.size() >= BLOCK_BYTES) {
            drain();
        }
    }

    /** Returns the digest of all outputs so far. No mark can be reset any longer. */
    public Digest digest() {
        drain();
        return new Digest((int) crc.getValue(), bytes);
    }

    private void drain() {
        text.addTo(crc);
        bytes += text.size();
        text.clear();
    }
}
