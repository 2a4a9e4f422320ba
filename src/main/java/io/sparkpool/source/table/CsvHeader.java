package io.sparkpool.source.table;

import io.sparkpool.file.InputFile;
import io.sparkpool.message.UnreadableInputException;
import io.sparkpool.row.InvalidRowException;
import java.io.Serializable;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.types.StructType;

/**
 * The names of the columns of CSV files.
 *
 * @param names the names, in order
 * @param file the path of the file whose header has them; an empty text if there are no headers
 */
record CsvHeader(List<String> names, String file) implements Serializable {
    CsvHeader {
        names = List.copyOf(names);
        Objects.requireNonNull(file, "file is null");
    }

    /** Returns the names in a header; a column without one is named by its position, as Spark does. */
    static CsvHeader of(String[] values, InputFile file) {
        List<String> names = names(values);
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (!seen.add(name)) {
                throw new IllegalArgumentException(
                        "'%s' has two columns with the name '%s'; rename one of them".formatted(file.path(), name));
            }
        }
        return new CsvHeader(names, file.path());
    }

    /** Returns the names of columns without a header. */
    static CsvHeader numbered(int columns) {
        return new CsvHeader(names(new String[columns]), "");
    }

    /** Checks how many values a record has. */
    void requireCount(String[] values) throws InvalidRowException {
        if (values.length != names.size()) {
            throw new InvalidRowException("the row has %d %s, and the %s has %d"
                    .formatted(
                            values.length,
                            values.length == 1 ? "field" : "fields",
                            !file.isEmpty() ? "header" : "table",
                            names.size()));
        }
    }

    /** Refuses a header that another character separates, if columns are wanted by names that it seems not to have. */
    void requireColumns(List<String> wanted) {
        if (names.size() > 1 || wanted.isEmpty() || wanted.stream().anyMatch(names.get(0)::equalsIgnoreCase)) {
            return;
        }
        Stream.of(";", "\t", "|").filter(names.get(0)::contains).findFirst().ifPresent(separator -> {
            throw new IllegalArgumentException(
                    "'%s' has only one column, '%s'; if its columns are separated otherwise, set %s"
                            .formatted(
                                    file,
                                    names.get(0),
                                    separator.equals("\t")
                                            ? "'spark.pool.input' to tsv"
                                            : "'spark.pool.input.option.sep' to " + separator));
        });
    }

    /** Returns where the values of some of the columns are in a record. */
    int[] positions(StructType columns) {
        return Stream.of(columns.fieldNames()).mapToInt(names::indexOf).toArray();
    }

    private static List<String> names(String[] values) {
        return IntStream.range(0, values.length)
                .mapToObj(i -> values[i] == null || values[i].isEmpty() ? "_c" + i : values[i])
                .toList();
    }

    /** Checks that the header of another file is the same. */
    void requireSame(String[] values, InputFile other) throws UnreadableInputException {
        if (!names(values).equals(names)) {
            throw new UnreadableInputException(
                    "cannot read '%s': its columns are %s, and those of '%s' are %s; give all files the same header"
                            .formatted(other.path(), String.join(", ", names(values)), file, String.join(", ", names)));
        }
    }
}
