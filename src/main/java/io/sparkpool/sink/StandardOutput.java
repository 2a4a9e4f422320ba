package io.sparkpool.sink;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;

/**
 * The process's standard output, without the character encoding and the swallowed errors of {@link
 * System#out}. Large blocks go straight to the file descriptor.
 */
public final class StandardOutput extends FilterOutputStream {
    private StandardOutput(OutputStream out) {
        super(out);
    }

    /** Opens standard output. */
    public static StandardOutput open() {
        return new StandardOutput(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)));
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        try {
            out.write(bytes, offset, length);
        } catch (IOException e) {
            throw explain(e);
        }
    }

    @Override
    public void flush() throws IOException {
        try {
            out.flush();
        } catch (IOException e) {
            throw explain(e);
        }
    }

    /** The system's own words are all that tells a reader that went away from a disk that is full. */
    private static IOException explain(IOException e) {
        return String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT).contains("broken pipe")
                ? new ClosedPipeException(e)
                : new StandardOutputException(e);
    }
}
