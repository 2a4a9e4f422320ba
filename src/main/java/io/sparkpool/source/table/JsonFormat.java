package io.sparkpool.source.table;

import io.sparkpool.file.DamagedFile;
import io.sparkpool.pool.task.InputReceiver;
import io.sparkpool.row.InvalidRowException;
import io.sparkpool.row.RowReader;
import io.sparkpool.source.FilePart;
import io.sparkpool.source.RecordFormat;
import io.sparkpool.source.TextFiles;
import io.sparkpool.source.TextParts;
import java.io.IOException;
import java.io.InputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.io.Text;
import org.apache.spark.sql.types.StructType;

/**
 * JSON files.
 *
 * @param dialect how objects are written
 * @param taken the columns that are read, with their types
 * @param reader makes inputs of them
 */
record JsonFormat(JsonDialect dialect, StructType taken, RowReader<?> reader) implements RecordFormat {
    @Override
    public void read(FilePart part, Configuration hadoop, InputReceiver<? super Object> receiver) throws IOException {
        JsonRows rows = new JsonRows(dialect, taken);
        RowReceiver inputs = new RowReceiver(receiver, reader);
        StrictText charset = new StrictText(dialect.charset());
        if (dialect.isMultiLine()) {
            try (InputStream in = TextFiles.open(part.file().hadoopPath(), hadoop)) {
                new JsonDocument(dialect, rows, inputs).read(in.readAllBytes());
            } catch (IOException | RuntimeException e) {
                if (!DamagedFile.isCauseOf(e)) {
                    throw e;
                }
                TextParts.rejectRest(part.file(), hadoop, receiver, e);
            }
            return;
        }
        TextParts.forEachLine(
                part, dialect.lineEnd(), hadoop, receiver, (position, line) -> accept(line, rows, inputs, charset));
    }

    private static boolean accept(Text line, JsonRows rows, RowReceiver inputs, StrictText charset) {
        if (line.getLength() == 0 || isBlank(line)) {
            inputs.receiver().skip();
            return true;
        }
        try {
            Text utf8 = charset.inUtf8(line);
            return inputs.accept(rows.row(utf8.getBytes(), utf8.getLength()), line::toString);
        } catch (InvalidRowException e) {
            return inputs.receiver().reject(charset.decodeLeniently(line.getBytes(), line.getLength()), e.getMessage());
        }
    }

    private static boolean isBlank(Text line) {
        return line.getBytes()[0] <= ' '
                && line.getBytes()[0] > 0
                && line.toString().isBlank();
    }

    @Override
    public String unit() {
        return dialect.isMultiLine() ? "row" : "line";
    }

    @Override
    public String whenTooLarge() {
        return TextParts.whenTooLarge(dialect.isMultiLine());
    }
}
