package io.sparkpool.source.table;

import io.sparkpool.row.InvalidRowException;
import java.util.stream.IntStream;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.csv.UnivocityParser;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.types.StructType;

/**
 * Makes rows of the texts of CSV records. All rows share one object. Used by one thread.
 */
final class CsvValues {
    private final CsvHeader header;
    private final int[] positions;
    private final CsvConverter[] converters;
    private final Object[] values;
    private final InternalRow row;

    CsvValues(CsvDialect dialect, CsvHeader header, StructType taken) {
        UnivocityParser parser = new UnivocityParser(taken, dialect.forSpark());
        this.header = header;
        this.positions = header.positions(taken);
        this.converters = IntStream.range(0, taken.length())
                .mapToObj(i -> CsvConverter.of(taken.apply(i), parser, dialect))
                .toArray(CsvConverter[]::new);
        this.values = new Object[taken.length()];
        this.row = new GenericInternalRow(values);
    }

    /** Returns the row of a record; it is overwritten by the next one. */
    InternalRow row(String[] texts) throws InvalidRowException {
        header.requireCount(texts);
        for (int i = 0; i < values.length; i++) {
            String text = texts[positions[i]];
            values[i] = text == null ? null : converters[i].convert(text);
        }
        return row;
    }
}
