package io.sparkpool.sink;

import io.sparkpool.pool.task.Digest;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.CRC32C;

/** A stream that computes the digest of what is written to it. */
final class DigestStream extends FilterOutputStream {
    private final CRC32C crc = new CRC32C();
    private long bytes;

    DigestStream(OutputStream out) {
        super(out);
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] block, int offset, int length) throws IOException {
        out.write(block, offset, length);
        crc.update(block, offset, length);
        bytes += length;
    }

    /** Returns the digest of all that has been written so far. */
    Digest digest() {
        return new Digest((int) crc.getValue(), bytes);
    }
}
