package io.sparkpool.source.table;

import io.sparkpool.file.InputFile;
import io.sparkpool.pool.task.InputReceiver;
import io.sparkpool.source.FilePart;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Finds the first record of a CSV file, on the driver. */
final class CsvFirstRecord implements InputReceiver<Object> {
    private final InputFile file;
    private Optional<String[]> values = Optional.empty();

    private CsvFirstRecord(InputFile file) {
        this.file = file;
    }

    /**
     * Returns the names of the columns: those of the header of the first file, or else those of the schema, or else
     * numbers.
     *
     * @throws IllegalArgumentException if there is no valid header
     */
    static CsvHeader header(TableRequest request, CsvDialect dialect) throws IOException {
        if (dialect.hasHeader()) {
            request.files().forEach(CsvFirstRecord::requireContent);
            InputFile first = request.files().get(0);
            String[] names = of(first, request, dialect)
                    .orElseThrow(() -> new IllegalArgumentException(
                            "'%s' has no header; let its first line name the columns".formatted(first.path())));
            return CsvHeader.of(names, first);
        }
        if (request.schema().isPresent()) {
            return new CsvHeader(List.of(request.schema().get().fieldNames()), "");
        }
        for (InputFile file : request.files()) {
            Optional<String[]> first = of(file, request, dialect);
            if (first.isPresent()) {
                return CsvHeader.numbered(first.get().length);
            }
        }
        return CsvHeader.numbered(0);
    }

    private static void requireContent(InputFile file) {
        if (file.length() == 0) {
            throw new IllegalArgumentException(
                    "'%s' is empty, without a header; remove it, or set 'spark.pool.input.option.header' to false if the files have none"
                            .formatted(file.path()));
        }
    }

    private static Optional<String[]> of(InputFile file, TableRequest request, CsvDialect dialect) throws IOException {
        CsvFirstRecord first = new CsvFirstRecord(file);
        CsvHeader unknown = CsvHeader.numbered(0);
        new CsvRecords(dialect.withoutHeader(), unknown, first, first::take)
                .read(new FilePart(file, 0, file.length(), true), request.hadoop());
        return first.values;
    }

    private boolean take(String record, String[] found) {
        values = Optional.of(found);
        return false;
    }

    @Override
    public boolean acceptLong(long input) {
        return false;
    }

    @Override
    public boolean accept(Object input) {
        return false;
    }

    @Override
    public void skip() {
        // a comment or a blank line comes first
    }

    @Override
    public boolean reject(String record, String reason) {
        throw new IllegalArgumentException(
                "the first record of '%s' cannot be read: %s".formatted(file.path(), reason));
    }
}
