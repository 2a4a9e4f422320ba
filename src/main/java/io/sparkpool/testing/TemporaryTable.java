package io.sparkpool.testing;

import io.sparkpool.pool.Inputs;
import io.sparkpool.row.JsonText;
import io.sparkpool.source.table.Table;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A table in a temporary file, for tests:
 *
 * <pre>{@code
 * try (TemporaryTable orders = TemporaryTable.csv("id,quantity,price", "7,2,9.99", "8,-1,1.50")) {
 *     pool.map(new Price(), orders.as(Order.class)).failsAt(1, "quantity is negative");
 * }
 * }</pre>
 *
 * <p>{@link TestPool#table} returns one that is deleted after the test.
 */
public final class TemporaryTable implements AutoCloseable {
    private final Path path;

    private TemporaryTable(Path path) {
        this.path = path;
    }

    /**
     * Writes a CSV file.
     *
     * @param header the names of the columns, with commas between them
     * @param rows the lines of the file
     */
    public static TemporaryTable csv(String header, String... rows) {
        return write(".csv", Stream.concat(Stream.of(header), Stream.of(rows)).toList());
    }

    /** Writes records to a JSON file, whose columns are their components. */
    @SafeVarargs
    public static <R extends Record> TemporaryTable of(R first, R... others) {
        return write(
                ".json",
                Stream.concat(Stream.of(first), Stream.of(others))
                        .map(JsonText::of)
                        .toList());
    }

    private static TemporaryTable write(String ending, List<String> lines) {
        try {
            Path file = Files.createTempFile("table-", ending);
            file.toFile().deleteOnExit(); // if the test does not close it
            Files.write(file, lines);
            return new TemporaryTable(file);
        } catch (IOException e) {
            throw new UncheckedIOException("a temporary table cannot be written: " + e.getMessage(), e);
        }
    }

    /** Returns the path of the file, for a job's {@code --input}. */
    public Path path() {
        return path;
    }

    /** Returns the table, for its columns, options and rows. */
    public Table table() {
        return Table.at(path.toString());
    }

    /** Returns the rows as records, whose components are columns of the table, as inputs of a function. */
    public <R extends Record> Inputs<R> as(Class<R> record) {
        return table().as(record);
    }

    /** Deletes the file. */
    @Override
    public void close() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException("'%s' cannot be deleted: %s".formatted(path, e.getMessage()), e);
        }
    }
}
