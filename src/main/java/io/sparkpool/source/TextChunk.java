package io.sparkpool.source;

import io.sparkpool.message.MessageText;
import io.sparkpool.pool.task.Chunk;
import io.sparkpool.pool.task.InputReceiver;
import io.sparkpool.pool.task.UnreadableInputException;
import java.io.FileNotFoundException;
import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.LongWritable;
import org.apache.hadoop.io.Text;
import org.apache.hadoop.mapred.FileSplit;
import org.apache.hadoop.mapred.LineRecordReader;
import org.apache.spark.SparkEnv;

/**
 * The numbers on the lines that start in a part of a text file, one per line. Hadoop's reader finds the lines: it
 * decompresses files, accepts any of the three line ends and skips a byte-order mark.
 */
record TextChunk(TextFile file, long start, long bytes) implements Chunk<Number> {
    @Override
    public void forEach(InputReceiver<? super Number> receiver) throws IOException {
        Configuration hadoop = HadoopConfiguration.onExecutor();
        try {
            file.requireUnchanged(hadoop);
            read(hadoop, receiver);
            file.requireUnchanged(hadoop);
        } catch (UnreadableInputException e) {
            throw e;
        } catch (IOException e) {
            throw new UnreadableInputException(
                    "cannot read '%s': %s%s".formatted(file.shownPath(), MessageText.ofThrowable(e), whereMissing(e)),
                    e);
        }
    }

    private void read(Configuration hadoop, InputReceiver<? super Number> receiver) throws IOException {
        FileSplit split = new FileSplit(new Path(file.path()), start, bytes, new String[0]);
        try (LineRecordReader lines = new LineRecordReader(hadoop, split)) {
            LongWritable position = lines.createKey();
            Text line = lines.createValue();
            while (lines.next(position, line) && NumberLine.read(line, receiver)) {
                // the condition reads
            }
        } catch (IOException e) {
            file.requireUnchanged(hadoop); // it may be unreadable because it has been replaced
            throw e;
        }
    }

    /** Names the machine on which a file is missing that the driver has found on its own machine. */
    private static String whereMissing(IOException e) {
        SparkEnv environment = SparkEnv.get();
        return e instanceof FileNotFoundException && !environment.executorId().equals("driver")
                ? " on %s; every worker reads it for itself: put it where all of them find it"
                        .formatted(environment.blockManager().blockManagerId().host())
                : "";
    }

    @Override
    public String source() {
        return file.path();
    }

    @Override
    public String place(long record) {
        return "cannot read '%s', line %d".formatted(file.shownPath(), record + 1);
    }

    /** A file that cannot be split would have to be decompressed from its start again. */
    @Override
    public boolean isRepeatable() {
        return file.splittable();
    }

    @Override
    public String whenTooLarge() {
        return file.splittable()
                ? Chunk.super.whenTooLarge()
                : "'%s' is compressed in a way that cannot be split: unpack it, compress it with bzip2, or make several files of it"
                        .formatted(file.shownPath());
    }
}
