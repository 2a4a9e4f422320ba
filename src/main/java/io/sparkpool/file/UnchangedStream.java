package io.sparkpool.file;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.hadoop.conf.Configuration;

/** A stream of a file that ends with an exception if the file was changed while it was read. */
final class UnchangedStream extends FilterInputStream {
    private final InputFile file;
    private final Configuration hadoop;

    UnchangedStream(InputFile file, InputStream in, Configuration hadoop) {
        super(in);
        this.file = file;
        this.hadoop = hadoop;
    }

    @Override
    public int read() throws IOException {
        return checked(super.read());
    }

    @Override
    public int read(byte[] bytes, int start, int length) throws IOException {
        return checked(super.read(bytes, start, length));
    }

    private int checked(int result) throws IOException {
        if (result < 0) {
            try {
                file.requireUnchanged(hadoop);
            } catch (IOException e) {
                throw file.unreadable(e);
            }
        }
        return result;
    }
}
