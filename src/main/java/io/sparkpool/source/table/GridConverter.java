package io.sparkpool.source.table;

import io.sparkpool.message.MessageText;
import io.sparkpool.row.InvalidRowException;
import java.util.Map;
import org.apache.spark.sql.catalyst.csv.UnivocityParser;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Converts values of a grid to the type of their column, as those of CSV files are. Used by one thread.
 *
 * @param field the column
 * @param texts converts texts
 */
record GridConverter(StructField field, CsvConverter texts) {
    /**
     * Returns the converter of a column.
     *
     * @param timeZone the time zone of times that do not name one
     */
    static GridConverter of(StructField field, String timeZone) {
        if (field.dataType() instanceof StringType) {
            return new GridConverter(field, UTF8String::fromString);
        }
        CsvDialect dialect = new CsvDialect(Map.of(), timeZone);
        UnivocityParser parser = new UnivocityParser(new StructType(new StructField[] {field}), dialect.forSpark());
        return new GridConverter(field, CsvConverter.of(field, parser, dialect));
    }

    Object convert(String text) throws InvalidRowException {
        return texts.convert(text);
    }

    /** Converts a number of a range. */
    Object convert(long number) throws InvalidRowException {
        if (field.dataType() == DataTypes.LongType) {
            return number;
        }
        Object value = texts.convert(Long.toString(number));
        boolean rounded = value instanceof Double wide && wide.longValue() != number
                || value instanceof Float narrow && narrow.longValue() != number;
        if (rounded) {
            throw new InvalidRowException("%s in column '%s' is not exactly a %s"
                    .formatted(
                            MessageText.of(number),
                            field.name(),
                            field.dataType().simpleString()));
        }
        return value;
    }
}
