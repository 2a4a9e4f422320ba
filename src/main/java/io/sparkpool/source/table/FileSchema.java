package io.sparkpool.source.table;

import io.sparkpool.file.InputFile;
import io.sparkpool.message.UnreadableInputException;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * The columns that all files of a table have. Spark takes those that a file lacks for nulls.
 *
 * @param columns the columns
 * @param namedBy the path of the file that has them, or the key that declares them
 * @param others whether a file may have other columns, too
 * @param finder finds the columns of a file
 */
record FileSchema(StructType columns, String namedBy, Others others, Finder finder) implements Serializable {
    /** Whether a file may have columns that are not expected. */
    enum Others {
        LEFT_OUT,
        REFUSED
    }

    /** Finds the columns of a file. */
    @FunctionalInterface
    interface Finder extends Serializable {
        /** Returns the columns; empty if the format does not tell, or the file is damaged. */
        Optional<StructType> find(InputFile file, Configuration hadoop) throws IOException;
    }

    /**
     * Checks the columns of a file. One that is damaged passes, as this is found when it is read.
     *
     * @throws UnreadableInputException if they are others
     */
    void requireIn(InputFile file, Configuration hadoop) throws IOException {
        if (file.path().equals(namedBy)) {
            return;
        }
        Optional<StructType> found = finder.find(file, hadoop);
        List<String> differences = found.map(this::differences).orElse(List.of());
        if (!differences.isEmpty()) {
            throw new UnreadableInputException(
                    "cannot read '%s': its columns are not those of '%s': it has %s; make all files alike, or name the columns to read by 'spark.pool.input.schema'"
                            .formatted(file.path(), namedBy, String.join(", ", differences)));
        }
    }

    private List<String> differences(StructType found) {
        List<String> differences = new ArrayList<>();
        for (StructField column : columns.fields()) {
            Optional<StructField> same = named(column.name(), found);
            String type = column.dataType().catalogString();
            if (same.isEmpty()) {
                differences.add("no column '%s'".formatted(column.name()));
            } else if (!same.get().dataType().catalogString().equals(type)) {
                differences.add("'%s' as %s, not as %s"
                        .formatted(column.name(), same.get().dataType().catalogString(), type));
            }
        }
        if (others == Others.REFUSED) {
            Stream.of(found.fieldNames())
                    .filter(name -> named(name, columns).isEmpty())
                    .forEach(name -> differences.add("a column '%s'".formatted(name)));
        }
        return differences;
    }

    private static Optional<StructField> named(String name, StructType schema) {
        return Stream.of(schema.fields())
                .filter(field -> field.name().equals(name))
                .findFirst();
    }
}
