package io.sparkpool.sink;

import io.sparkpool.pool.ChunkResults;
import io.sparkpool.pool.Pool;
import io.sparkpool.pool.PoolException;
import io.sparkpool.pool.task.Digest;
import io.sparkpool.pool.task.Encoding;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;

/** Writes outputs as text: tasks render them, and the driver writes their blocks of bytes in order. */
final class TextWriter implements SinkWriter<byte[]> {
    private final TextForm form;
    private final DigestStream out;
    private final byte[] between;

    TextWriter(TextForm form, OutputStream out) {
        this.form = form;
        this.out = new DigestStream(out);
        this.between = TextForm.bytes(form.between());
    }

    @Override
    public Encoding<Object, byte[]> encoding() {
        return form.encoding();
    }

    @Override
    public Digest digest() {
        return out.digest();
    }

    @Override
    public Digest write(Iterator<byte[]> blocks, ChunkResults<byte[]> counts, Pool pool) throws IOException {
        return write(blocks);
    }

    /**
     * Writes the blocks. Each of them ends with a separator; one that stands only between outputs is cut off and
     * written before the next block. If the map fails, the outputs before the failure have been written, but not what
     * would make them look complete.
     */
    Digest write(Iterator<byte[]> blocks) throws IOException {
        boolean opened = false;
        try {
            while (blocks.hasNext()) {
                byte[] block = blocks.next();
                if (block.length > 0) {
                    out.write(opened ? between : TextForm.bytes(form.opening()));
                    out.write(block, 0, block.length - between.length);
                    out.flush();
                    opened = true;
                }
            }
        } catch (PoolException e) {
            if (opened) {
                out.write(TextForm.bytes(form.closingAfterFailure()));
                out.flush();
            }
            throw e;
        }
        if (!opened) {
            out.write(TextForm.bytes(form.opening()));
        }
        out.write(TextForm.bytes(form.closing()));
        out.flush();
        return out.digest();
    }
}
