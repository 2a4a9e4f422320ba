package io.sparkpool.source;

import io.sparkpool.file.InputFile;
import java.io.Serializable;
import org.apache.hadoop.io.compress.CompressionCodec;
import org.apache.hadoop.io.compress.CompressionCodecFactory;
import org.apache.hadoop.io.compress.SplittableCompressionCodec;

/**
 * A text file.
 *
 * @param file the file
 * @param splittable whether a chunk can start in the middle of it
 */
record TextFile(InputFile file, boolean splittable) implements Serializable {
    static TextFile of(InputFile file, CompressionCodecFactory codecs) {
        CompressionCodec codec = codecs.getCodec(file.hadoopPath());
        return new TextFile(file, codec == null || codec instanceof SplittableCompressionCodec);
    }
}
