package io.sparkpool.publish;

import java.io.IOException;
import java.io.OutputStream;

/** Writes a file. Closing it waits until the file is on the disk, so that an error shows before the file is used. */
final class SyncedStream extends OutputStream {
    /** Waits until what has been written is on the disk. */
    interface Sync {
        /** Waits. */
        void run() throws IOException;
    }

    private final OutputStream out;
    private final Sync sync;
    private boolean closed;

    SyncedStream(OutputStream out, Sync sync) {
        this.out = out;
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
        out.flush();
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
