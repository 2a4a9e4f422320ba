package io.sparkpool.source;

import io.sparkpool.file.InputFile;
import java.io.Serializable;
import org.apache.hadoop.io.compress.CompressionCodecFactory;

/**
 * A text file.
 *
 * @param file the file
 * @param splittable whether a chunk can start in the middle of it
 */
record TextFile(InputFile file, boolean splittable) implements Serializable {
    static TextFile of(InputFile file, CompressionCodecFactory codecs) {
        return new TextFile(file, TextFiles.isSplittable(file.hadoopPath(), codecs));
    }
}
