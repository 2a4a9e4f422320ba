package io.sparkpool.sink;

import io.sparkpool.message.UserException;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;

/**
 * The standard output of the process as bytes. Unlike {@link System#out} it does not encode characters, and it throws
 * errors. Large blocks are written directly to the file descriptor.
 */
public final class StandardOutput extends FilterOutputStream {
    private StandardOutput(OutputStream out) {
        super(out);
    }

    /**
     * Opens standard output. Writing throws a {@link ClosedPipeException} if the reader has closed it, and a {@link
     * StandardOutputException} for any other error.
     */
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

    /** Returns the exception to throw; a closed pipe differs from a full disk in the system's message only. */
    private static UserException explain(IOException e) {
        return String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT).contains("broken pipe")
                ? new ClosedPipeException(e)
                : new StandardOutputException(e);
    }
}
