package io.sparkpool.source;

import io.sparkpool.file.HadoopConfiguration;
import io.sparkpool.file.InputFile;
import io.sparkpool.pool.task.Chunk;
import io.sparkpool.pool.task.InputReceiver;
import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.mapred.FileSplit;

/**
 * The lines that start in a part of a text file. Hadoop's reader finds them: it decompresses files, accepts any of the
 * three line ends and skips a byte-order mark.
 *
 * @param text the file
 * @param start where the part starts
 * @param bytes how long the part is
 * @param reader reads a line as an input
 */
record TextChunk(TextFile text, long start, long bytes, LineReader reader) implements Chunk<Object> {
    @Override
    public void forEach(InputReceiver<? super Object> receiver) throws IOException {
        Configuration hadoop = HadoopConfiguration.current();
        try {
            file().requireUnchanged(hadoop);
            read(hadoop, receiver);
            file().requireUnchanged(hadoop);
        } catch (IOException e) {
            throw file().unreadable(e);
        }
    }

    private void read(Configuration hadoop, InputReceiver<? super Object> receiver) throws IOException {
        FileSplit split = new FileSplit(file().hadoopPath(), start, bytes, new String[0]);
        try (TextLines lines = TextLines.open(hadoop, split)) {
            while (lines.next() && reader.read(lines.line(), receiver)) {
                // the condition reads
            }
        } catch (TextLines.DamagedException e) {
            file().requireUnchanged(hadoop); // it may seem damaged because it has been replaced
            receiver.reject("", e.getMessage());
        } catch (IOException e) {
            file().requireUnchanged(hadoop);
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
