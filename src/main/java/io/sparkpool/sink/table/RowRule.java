package io.sparkpool.sink.table;

import io.sparkpool.row.RowWriter;
import java.util.List;
import java.util.function.Consumer;
import org.apache.spark.sql.catalyst.catalog.ExternalCatalogUtils;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.unsafe.types.UTF8String;

/** What files of a format cannot hold, although their columns have the right types. */
enum RowRule {
    /** They hold everything. */
    NONE {
        @Override
        RowWriter apply(RowWriter writer, TableColumns columns) {
            return writer;
        }
    },
    /** In a CSV file with one column a null is a blank line, which readers skip. */
    NO_BLANK_LINES {
        @Override
        RowWriter apply(RowWriter writer, TableColumns columns) {
            int only = columns.data().get(0);
            return new CheckedWriter(writer, row -> {
                if (row.isNullAt(only)) {
                    throw new IllegalArgumentException(
                            "a null in the only column of a CSV file would be a blank line, which readers skip; set 'spark.pool.output.option.nullValue' to a text for it, or write json or parquet");
                }
            });
        }
    },
    /** ORC files have the calendar with the ten days that were skipped in October 1582. */
    NO_SKIPPED_DAYS {
        @Override
        RowWriter apply(RowWriter writer, TableColumns columns) {
            SkippedDays days = new SkippedDays(columns.all());
            return new CheckedWriter(writer, days::refuse);
        }
    };

    private static final UTF8String NULL_DIRECTORY =
            UTF8String.fromString(ExternalCatalogUtils.DEFAULT_PARTITION_NAME());

    /** Returns a writer that refuses such rows with a message for the user. */
    abstract RowWriter apply(RowWriter writer, TableColumns columns);

    /** Returns a writer that refuses rows whose directory would be that of a null, with a message for the user. */
    static RowWriter distinctDirectories(RowWriter writer, TableColumns columns) {
        List<Integer> texts = columns.partitions().stream()
                .filter(position -> columns.all().apply(position).dataType() instanceof StringType)
                .toList();
        return texts.isEmpty()
                ? writer
                : new CheckedWriter(writer, row -> {
                    for (int position : texts) {
                        requireName(row, position, columns.all().apply(position).name());
                    }
                });
    }

    private static void requireName(UnsafeRow row, int position, String column) {
        if (row.isNullAt(position)) {
            return;
        }
        UTF8String value = row.getUTF8String(position);
        if (value.numBytes() == 0 || value.equals(NULL_DIRECTORY)) {
            throw new IllegalArgumentException(
                    "column '%s' is '%s', whose directory readers take for that of a null; return null or another text, or take the column out of 'spark.pool.output.partitionBy'"
                            .formatted(column, value));
        }
    }

    /** A writer that refuses some rows. */
    private record CheckedWriter(RowWriter writer, Consumer<UnsafeRow> check) implements RowWriter {
        @Override
        public UnsafeRow write(Object output) {
            UnsafeRow row = writer.write(output);
            check.accept(row);
            return row;
        }

        @Override
        public Object printed(Object output, UnsafeRow row) {
            return writer.printed(output, row);
        }
    }
}
