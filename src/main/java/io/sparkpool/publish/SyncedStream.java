package io.sparkpool.publish;

import java.io.IOException;
import java.io.OutputStream;

/** Writes a file. Closing it waits until the file is on the disk, so that an error shows before the file is used. */
final class SyncedStream extends OutputStream {
    /** An action on what has been written. */
    interface Sync {
        /** Runs it. */
        void run() throws IOException;
    }

    private final OutputStream out;
    private final Sync flush;
    private final Sync sync;
    private boolean closed;

    /**
     * Creates a stream.
     *
     * @param flush hands on what has been written, so that it is not lost with this process
     * @param sync waits until what has been written is on the disk
     */
    SyncedStream(OutputStream out, Sync flush, Sync sync) {
        this.out = out;
        this.flush = flush;
        this.sync = sync;
    }

    @Override
    public void write(int one) throws IOException {
        out.write(one);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        out.write(bytes, offset, length);
    }

    @Override
    public void flush() throws IOException {
        flush.run();
    }

    /** Waits until what has been written is on the disk. */
    void sync() throws IOException {
        out.flush();
        sync.run();
    }

    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        try (out) {
            sync();
        }
    }

    /** Closes a file that is not needed. */
    void abandon() {
        closed = true;
        try {
            out.close();
        } catch (IOException full) {
            // the file is deleted anyway
        }
    }
}
