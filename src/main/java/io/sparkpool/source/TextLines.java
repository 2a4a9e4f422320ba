package io.sparkpool.source;

import io.sparkpool.file.DamagedFile;
import java.io.Closeable;
import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.io.LongWritable;
import org.apache.hadoop.io.Text;
import org.apache.hadoop.mapred.FileSplit;
import org.apache.hadoop.mapred.LineRecordReader;

/** The lines of a part of a file, one after another. Tells damage of a compressed file from other failures. */
final class TextLines implements Closeable {
    private final LineRecordReader reader;
    private final LongWritable position;
    private final Text line;

    private TextLines(LineRecordReader reader) {
        this.reader = reader;
        this.position = reader.createKey();
        this.line = reader.createValue();
    }

    /** Thrown where a compressed file is damaged. The message is for the user. */
    static final class DamagedException extends IOException {
        DamagedException(Exception cause) {
            super(DamagedFile.reason(cause), cause);
        }
    }

    static TextLines open(Configuration hadoop, FileSplit part) throws IOException {
        try {
            return new TextLines(new LineRecordReader(hadoop, part));
        } catch (IOException | RuntimeException e) {
            if (DamagedFile.isCauseOf(e)) {
                throw new DamagedException(e);
            }
            throw e;
        }
    }

    /** Reads the next line; returns whether there is one. */
    boolean next() throws IOException {
        try {
            return reader.next(position, line);
        } catch (IOException | RuntimeException e) {
            if (DamagedFile.isCauseOf(e)) {
                throw new DamagedException(e);
            }
            throw e;
        }
    }

    /** Returns the line that was read last. The next one overwrites it. */
    Text line() {
        return line;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
