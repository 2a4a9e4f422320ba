package io.sparkpool.sink;

import io.sparkpool.pool.task.Digest;
import io.sparkpool.pool.task.Encoder;
import java.util.OptionalLong;
import java.util.zip.CRC32C;

/** Computes the digest of outputs as the sink {@code lines} writes them, whatever is written. Used by one thread. */
public final class LinesDigest {
    /** Text that fits into the caches of a core is copied fast. */
    private static final int BLOCK_BYTES = 1 << 16;

    private final CRC32C crc = new CRC32C();
    private long bytes;
    private Encoder<Object, byte[]> text = newText();

    private static Encoder<Object, byte[]> newText() {
        return TextEncoding.LINES.newEncoder(OptionalLong.empty(), Long.MAX_VALUE);
    }

    /** Adds an output. If it throws, it has not changed the digest. */
    public void add(Object output) {
        text.add(output);
    }

    /** Returns a mark of the present state, to which the digest can be reset until {@link #commit} is called. */
    public Encoder.Mark mark() {
        return text.mark();
    }

    /** Notes that no earlier mark will be reset. */
    public void commit() {
        if (text.sizeBytes() >= BLOCK_BYTES) {
            drain();
        }
    }

    /** Returns the digest of all outputs so far. No mark can be reset any longer. */
    public Digest digest() {
        drain();
        return new Digest((int) crc.getValue(), bytes);
    }

    private void drain() {
        byte[] block = text.finish();
        crc.update(block);
        bytes += block.length;
        text = newText();
    }
}
