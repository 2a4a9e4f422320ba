package io.sparkpool.source;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.io.LongWritable;
import org.apache.hadoop.io.Text;
import org.apache.hadoop.mapred.FileSplit;
import org.apache.hadoop.mapred.LineRecordReader;

/**
 * The lines that start in a part of a text file. Hadoop's reader finds them: it decompresses files, accepts any of the
 * three line ends and skips a byte-order mark.
 */
public final class TextLines implements Closeable {
    private final LineRecordReader reader;
    private final LongWritable position;
    private final Text text;

    /**
     * Opens a part of a file.
     *
     * @param end what ends a line; empty for any of the usual line ends
     */
    public TextLines(FilePart part, Optional<byte[]> end, Configuration hadoop) throws IOException {
        FileSplit split = new FileSplit(part.file().hadoopPath(), part.start(), part.bytes(), new String[0]);
        this.reader = new LineRecordReader(hadoop, split, end.orElse(null)); // null stands for the usual line ends
        this.position = reader.createKey();
        this.text = reader.createValue();
    }

    /** Reads the next line; returns whether there is one. */
    public boolean next() throws IOException {
        return reader.next(position, text);
    }

    /** Returns where the line starts in the file. */
    public long position() {
        return position.get();
    }

    /** Returns the line, without its end. The next one overwrites it. */
    public Text text() {
        return text;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
