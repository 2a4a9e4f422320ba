package io.sparkpool.function.command;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;

/**
 * The files to which a program writes.
 *
 * @param output its standard output
 * @param errors its standard error
 */
record OutputFiles(File output, File errors) implements AutoCloseable {
    /** Returns files that do not exist yet. */
    static OutputFiles in(Path directory, long number) {
        return new OutputFiles(
                directory.resolve(number + ".out").toFile(),
                directory.resolve(number + ".err").toFile());
    }

    /** Returns whether the program could be given the files. */
    boolean exist() {
        return output.exists() && errors.exists();
    }

    /** Returns how many bytes the longer of them has. */
    long length() {
        return Math.max(output.length(), errors.length());
    }

    /** Returns what has been printed on standard output. */
    byte[] readOutput() throws IOException {
        try (FileInputStream file = new FileInputStream(output)) { // unlike a channel, it ignores interruptions
            return file.readAllBytes();
        }
    }

    /** Returns the end of what has been printed on standard error. */
    byte[] readEndOfErrors(int maxBytes) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(errors, "r")) {
            int length = (int) Math.min(file.length(), maxBytes);
            byte[] end = new byte[length];
            file.seek(file.length() - length);
            file.readFully(end);
            return end;
        }
    }

    /** Deletes the files. */
    @Override
    public void close() {
        output.delete();
        errors.delete();
    }
}
