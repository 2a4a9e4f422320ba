package io.sparkpool.source.table;

import io.sparkpool.pool.task.InputReceiver;
import io.sparkpool.pool.task.Serialized;
import io.sparkpool.row.RowReader;
import io.sparkpool.source.FilePart;
import io.sparkpool.source.RecordFormat;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.paths.SparkPath;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.execution.datasources.PartitionedFile;
import scala.Function1;
import scala.collection.Iterator;

/** Files that one of Spark's formats reads, such as Parquet. */
final class SparkFileFormat implements RecordFormat {
    private final Broadcast<Serialized<Function1<PartitionedFile, Iterator<InternalRow>>>> sent;
    private final FileSchema schema;
    private final RowReader<?> reader;
    private final RowReader<?> shown;

    /**
     * The reader on the driver: Spark deletes what it has broadcast for a reader when the driver no longer refers to the
     * reader.
     */
    private final transient Function1<PartitionedFile, Iterator<InternalRow>> kept;

    /**
     * Describes files.
     *
     * @param opener Spark's reader of parts of files; each task opens a copy of its own, as that of Avro keeps state
     * @param schema the columns that all files must have
     * @param reader makes inputs of rows
     * @param shown makes rows for messages
     */
    SparkFileFormat(
            Function1<PartitionedFile, Iterator<InternalRow>> opener,
            FileSchema schema,
            RowReader<?> reader,
            RowReader<?> shown) {
        this.sent = InferenceJob.spark().broadcast(serialized(opener));
        this.schema = schema;
        this.reader = reader;
        this.shown = shown;
        this.kept = opener;
    }

    private static <T> Serialized<T> serialized(T opener) {
        try {
            return Serialized.of(opener, Integer.MAX_VALUE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void read(FilePart part, Configuration hadoop, InputReceiver<? super Object> receiver) throws IOException {
        if (part.start() == 0) {
            schema.requireIn(part.file(), hadoop);
        }
        Iterator<InternalRow> rows;
        try {
            rows = sent.value().open().apply(partitioned(part));
        } catch (Exception e) { // Scala throws checked exceptions without declaring them
            FormatFailure.throwIfUnreachable(e);
            boolean firstPartFails = part.start() > 0 && FormatFailure.isOfContents(e);
            if (!firstPartFails) {
                rejectRest(part, hadoop, receiver, e);
            }
            return;
        }
        try {
            readAll(rows, part, hadoop, receiver);
        } finally {
            if (rows instanceof Closeable open) {
                open.close();
            }
        }
    }

    private void readAll(
            Iterator<InternalRow> rows, FilePart part, Configuration hadoop, InputReceiver<? super Object> receiver)
            throws IOException {
        RowReceiver inputs = new RowReceiver(receiver, reader);
        boolean more = true;
        while (more) {
            InternalRow row;
            try {
                if (!rows.hasNext()) {
                    return;
                }
                row = rows.next();
            } catch (Exception e) { // Scala throws checked exceptions without declaring them
                rejectRest(part, hadoop, receiver, e);
                return;
            }
            more = inputs.accept(row, () -> RowText.of(row, shown));
        }
    }

    private static void rejectRest(
            FilePart part, Configuration hadoop, InputReceiver<? super Object> receiver, Exception failure)
            throws IOException {
        part.file().requireUnchanged(hadoop);
        FormatFailure.throwIfUnreachable(failure);
        receiver.reject("", FormatFailure.reason(failure));
    }

    private static PartitionedFile partitioned(FilePart part) {
        return new PartitionedFile(
                InternalRow.empty(),
                SparkPath.fromPath(part.file().hadoopPath()),
                part.start(),
                part.bytes(),
                new String[0],
                part.file().modificationTime().toEpochMilli(),
                part.file().length(),
                scala.collection.immutable.Map$.MODULE$.empty());
    }

    @Override
    public String unit() {
        return "row";
    }

    @Override
    public String whenTooLarge() {
        return "cannot be split: make several files of it";
    }
}
