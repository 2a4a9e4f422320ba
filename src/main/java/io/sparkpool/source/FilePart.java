package io.sparkpool.source;

import io.sparkpool.file.InputFile;
import java.io.Serializable;
import java.util.Objects;

/**
 * A part of a file: the records that start in a run of its bytes.
 *
 * @param file the file
 * @param start where the run starts
 * @param bytes its length
 * @param splittable whether a part can start in the middle of the file
 */
public record FilePart(InputFile file, long start, long bytes, boolean splittable) implements Serializable {
    /** Checks that there is a file. */
    public FilePart {
        Objects.requireNonNull(file, "file is null");
    }

    /** Returns a file as one part. */
    public static FilePart whole(InputFile file) {
        return new FilePart(file, 0, file.length(), false);
    }
}
