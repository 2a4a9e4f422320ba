package io.sparkpool.source;

import io.sparkpool.file.DamagedFile;
import io.sparkpool.file.InputFile;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.compress.CompressionCodec;
import org.apache.hadoop.io.compress.CompressionCodecFactory;
import org.apache.hadoop.io.compress.SplittableCompressionCodec;

/** What all files of lines have in common. They may be compressed. */
public final class TextFiles {
    private static final int SAMPLE_BYTES = 1 << 16;

    private TextFiles() {}

    /** Opens a file, and decompresses it. */
    public static InputStream open(Path file, Configuration hadoop) throws IOException {
        CompressionCodec codec = new CompressionCodecFactory(hadoop).getCodec(file);
        InputStream raw = file.getFileSystem(hadoop).open(file);
        try {
            return codec == null ? raw : codec.createInputStream(raw);
        } catch (IOException | RuntimeException e) {
            raw.close();
            throw e;
        }
    }

    /**
     * Returns about how many bytes a line has, by the beginning of the first file that is not empty. A damaged file is
     * reported when its lines are read.
     */
    public static long bytesPerLine(List<InputFile> files, Configuration hadoop) throws IOException {
        Optional<InputFile> first =
                files.stream().filter(file -> file.length() > 0).findFirst();
        if (first.isEmpty()) {
            return 1;
        }
        try (InputStream text = open(first.get().hadoopPath(), hadoop)) {
            byte[] sample = text.readNBytes(SAMPLE_BYTES);
            long lines = 1;
            for (byte b : sample) {
                lines += b == '\n' ? 1 : 0;
            }
            return Math.max(1, sample.length / lines);
        } catch (IOException | RuntimeException e) {
            if (DamagedFile.isCauseOf(e)) {
                return SAMPLE_BYTES;
            }
            throw e;
        }
    }

    /** Returns whether lines can be found from the middle of a file on. */
    public static boolean isSplittable(Path file, CompressionCodecFactory codecs) {
        CompressionCodec codec = codecs.getCodec(file);
        return codec == null || codec instanceof SplittableCompressionCodec;
    }
}
