package io.sparkpool.source.table;

import io.sparkpool.pool.task.InputReceiver;
import io.sparkpool.row.RowReader;
import io.sparkpool.source.FilePart;
import io.sparkpool.source.RecordFormat;
import io.sparkpool.source.TextParts;
import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.types.StructType;

/**
 * CSV files.
 *
 * @param dialect how values are written
 * @param header the names of all columns
 * @param taken the columns that are read, with their types
 * @param reader makes inputs of them
 */
record CsvFormat(CsvDialect dialect, CsvHeader header, StructType taken, RowReader<?> reader) implements RecordFormat {
    @Override
    public void read(FilePart part, Configuration hadoop, InputReceiver<? super Object> receiver) throws IOException {
        CsvValues values = new CsvValues(dialect, header, taken);
        RowReceiver rows = new RowReceiver(receiver, reader);
        CsvRecords.Handler handler = (text, texts) -> rows.accept(values.row(texts), () -> text);
        new CsvRecords(dialect, header, receiver, handler).read(part, hadoop);
    }

    @Override
    public String unit() {
        return "line";
    }

    @Override
    public String whenTooLarge() {
        return TextParts.whenTooLarge(dialect.isMultiLine());
    }
}
