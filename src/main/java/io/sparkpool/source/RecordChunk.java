package io.sparkpool.source;

import io.sparkpool.file.HadoopConfiguration;
import io.sparkpool.pool.task.Chunk;
import io.sparkpool.pool.task.InputReceiver;
import java.io.IOException;
import org.apache.hadoop.conf.Configuration;

/**
 * The records that start in a part of a file.
 *
 * @param part the part
 * @param format how its records are read
 */
record RecordChunk(FilePart part, RecordFormat format) implements Chunk<Object> {
    @Override
    public void forEach(InputReceiver<? super Object> receiver) throws IOException {
        Configuration hadoop = HadoopConfiguration.current();
        try {
            part.file().requireUnchanged(hadoop);
            read(hadoop, receiver);
            part.file().requireUnchanged(hadoop);
        } catch (IOException e) {
            throw part.file().unreadable(e);
        }
    }

    private void read(Configuration hadoop, InputReceiver<? super Object> receiver) throws IOException {
        try {
            format.read(part, hadoop, receiver);
        } catch (IOException e) {
            part.file().requireUnchanged(hadoop); // it may be unreadable because it has been replaced
            throw e;
        }
    }

    @Override
    public String source() {
        return part.file().path();
    }

    @Override
    public String place(long record) {
        return "cannot read '%s', %s %d".formatted(part.file().path(), format.unit(), record + 1);
    }

    /** A file that cannot be split would have to be read from its start again. */
    @Override
    public boolean isRepeatable() {
        return part.splittable();
    }

    @Override
    public String whenTooLarge() {
        return part.splittable()
                ? Chunk.super.whenTooLarge()
                : "'%s' %s".formatted(part.file().path(), format.whenTooLarge());
    }
}
