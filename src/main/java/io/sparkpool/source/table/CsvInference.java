package io.sparkpool.source.table;

import io.sparkpool.file.HadoopConfiguration;
import io.sparkpool.pool.task.InputReceiver;
import io.sparkpool.source.FilePart;
import java.io.IOException;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.catalyst.csv.CSVInferSchema;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/**
 * Finds the types of the columns of CSV files, by the rules of Spark's {@code inferSchema}, from all values in some
 * parts of them. A column with a value that Spark would take for another one is a string. Records that are malformed do not count.
 *
 * @param dialect how values are written
 * @param header the names of the columns
 */
record CsvInference(CsvDialect dialect, CsvHeader header) implements FlatMapFunction<Iterator<FilePart>, DataType[]> {
    @Override
    public Iterator<DataType[]> call(Iterator<FilePart> parts) throws IOException {
        CSVInferSchema rules = new CSVInferSchema(dialect.forSpark());
        Types types = new Types(rules, dialect, unknown());
        while (parts.hasNext()) {
            new CsvRecords(dialect, header, new Unmapped(), types::add)
                    .read(parts.next(), HadoopConfiguration.current());
        }
        return List.<DataType[]>of(types.known).iterator();
    }

    /** Returns the types of all parts together; a column without any value is a string. */
    DataType[] merge(List<DataType[]> ofParts) {
        CSVInferSchema rules = new CSVInferSchema(dialect.forSpark());
        DataType[] merged = ofParts.stream().reduce(unknown(), rules::mergeRowTypes);
        for (int i = 0; i < merged.length; i++) {
            merged[i] = merged[i] == DataTypes.NullType ? DataTypes.StringType : merged[i];
        }
        return merged;
    }

    private DataType[] unknown() {
        return Collections.nCopies(header.names().size(), DataTypes.NullType).toArray(DataType[]::new);
    }

    /** The types of the values so far. */
    private static final class Types {
        private final CSVInferSchema rules;
        private final ExactText exact;
        private final String nullText;
        private DataType[] known;

        Types(CSVInferSchema rules, CsvDialect dialect, DataType[] known) {
            this.rules = rules;
            this.exact = dialect.exactText();
            this.nullText = dialect.nullText();
            this.known = known;
        }

        boolean add(String record, String[] values) {
            if (values.length == known.length && !keepTypes(values)) {
                known = rules.inferRowType(known, values);
                for (int i = 0; i < known.length; i++) {
                    if (!isNull(values[i]) && !exact.isOf(known[i], values[i])) {
                        known[i] = DataTypes.StringType;
                    }
                }
            }
            return true;
        }

        /** Returns whether the values certainly have the types so far; Spark's own rules take ten times as long. */
        private boolean keepTypes(String[] values) {
            for (int i = 0; i < values.length; i++) {
                if (values[i] != null && !PlainText.isOf(known[i], values[i])) {
                    return false;
                }
            }
            return true;
        }

        private boolean isNull(String value) {
            return value == null || value.equals(nullText);
        }
    }

    /** Receives nothing but what is left out. */
    private static final class Unmapped implements InputReceiver<Object> {
        @Override
        public boolean acceptLong(long input) {
            return true;
        }

        @Override
        public boolean accept(Object input) {
            return true;
        }

        @Override
        public void skip() {
            // counts nothing
        }

        @Override
        public boolean reject(String record, String reason) {
            return true;
        }
    }
}
