package io.sparkpool.sink;

import io.sparkpool.message.UserException;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/**
 * The standard output of the process as bytes. Unlike {@link System#out} it does not encode characters, and it throws
 * errors. Large blocks are written directly to the file descriptor.
 */
public final class StandardOutput extends FilterOutputStream {
    private StandardOutput(OutputStream out) {
        super(out);
    }

    /** Thrown when the reader of standard output has closed it, as {@code head} does when it has seen enough. */
    private static final class ClosedPipeException extends UserException {
        private static final int DONE = 0;

        ClosedPipeException(IOException cause) {
            super("standard output is closed", cause, DONE);
        }

        /** Returns no problem: the job has written all that its reader wants. */
        @Override
        public List<String> problems() {
            return List.of();
        }
    }

    /** Thrown when standard output cannot be written, for example because a disk is full. */
    private static final class UnwritableException extends UserException {
        UnwritableException(IOException cause) {
            super(
                    "cannot write to standard output: %s; the outputs are incomplete".formatted(cause.getMessage()),
                    null,
                    FAILED);
        }
    }

    /**
     * Opens standard output. Writing throws a {@link UserException} if it fails; if the reader has closed standard
     * output, that ends the job with 0 and without a message.
     *
     * @param unbuffered wraps the stream to which blocks are written
     */
    public static StandardOutput open(UnaryOperator<OutputStream> unbuffered) {
        return new StandardOutput(new BufferedOutputStream(unbuffered.apply(new FileOutputStream(FileDescriptor.out))));
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
                : new UnwritableException(e);
    }
}
