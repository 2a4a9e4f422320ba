package io.sparkpool.source;

import io.sparkpool.file.HadoopConfiguration;
import io.sparkpool.file.InputFile;
import io.sparkpool.message.UnreadableInputException;
import io.sparkpool.pool.task.Chunk;
import io.sparkpool.pool.task.InputReceiver;
import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.io.LongWritable;
import org.apache.hadoop.io.Text;
import org.apache.hadoop.mapred.FileSplit;
import org.apache.hadoop.mapred.LineRecordReader;

/**
 * The numbers on the lines that start in a part of a text file, one per line. Hadoop's reader finds the lines: it
 * decompresses files, accepts any of the three line ends and skips a byte-order mark.
 */
record TextChunk(TextFile text, long start, long bytes) implements Chunk<Number> {
    @Override
    public void forEach(InputReceiver<? super Number> receiver) throws IOException {
        Configuration hadoop = HadoopConfiguration.current();
        try {
            file().requireUnchanged(hadoop);
            read(hadoop, receiver);
            file().requireUnchanged(hadoop);
        } catch (UnreadableInputException e) {
            throw e;
        } catch (IOException e) {
            throw file().unreadable(e);
        }
    }

    private void read(Configuration hadoop, InputReceiver<? super Number> receiver) throws IOException {
        FileSplit split = new FileSplit(file().hadoopPath(), start, bytes, new String[0]);
        try (LineRecordReader lines = new LineRecordReader(hadoop, split)) {
            LongWritable position = lines.createKey();
            Text line = lines.createValue();
            while (lines.next(position, line) && NumberLine.read(line, receiver)) {
                // the condition reads
            }
        } catch (IOException e) {
            file().requireUnchanged(hadoop); // it may be unreadable because it has been replaced
            throw e;
        }
    }

    private InputFile file() {
        return text.file();
    }

    @Override
    public String source() {
        return file().path();
    }

    @Override
    public String place(long record) {
        return "cannot read '%s', line %d".formatted(file().path(), record + 1);
    }

    /** A file that cannot be split would have to be decompressed from its start again. */
    @Override
    public boolean isRepeatable() {
        return text.splittable();
    }

    @Override
    public String whenTooLarge() {
        return text.splittable()
                ? Chunk.super.whenTooLarge()
                : "'%s' is compressed in a way that cannot be split: unpack it, compress it with bzip2, or make several files of it"
                        .formatted(file().path());
    }
}
