package io.sparkpool.sink;

import io.sparkpool.publish.Stage;
import io.sparkpool.publish.UnwritableTargetException;
import java.io.IOException;
import java.io.OutputStream;

/**
 * The new contents of a file in its stage. What fails is reported with the name of the file. Closing it waits until the
 * file is on the disk; if it is not closed, its publication does so.
 */
final class FileStream extends OutputStream {
    private final String path;
    private final OutputStream out;

    /** Creates the file. */
    FileStream(Stage stage) {
        this.path = stage.target().path();
        try {
            this.out = stage.createFile();
        } catch (IOException e) {
            throw new UnwritableTargetException(path, e);
        }
    }

    @Override
    public void write(int one) {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        try {
            out.write(bytes, offset, length);
        } catch (IOException e) {
            throw new UnwritableTargetException(path, e);
        }
    }

    @Override
    public void flush() {
        try {
            out.flush();
        } catch (IOException e) {
            throw new UnwritableTargetException(path, e);
        }
    }

    @Override
    public void close() {
        try {
            out.close();
        } catch (IOException e) {
            throw new UnwritableTargetException(path, e);
        }
    }
}
