package io.sparkpool.source.table;

import io.sparkpool.file.InputFile;
import io.sparkpool.row.RowReader;
import io.sparkpool.row.RowReaders;
import io.sparkpool.source.Wanted;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;

/**
 * What is read from a table.
 *
 * @param files the files
 * @param options the options of Spark's reader
 * @param schema the columns that a user has declared; empty if the files and the function decide
 * @param column the column whose values the function takes, if a user has named one
 * @param wanted the inputs that the function takes
 * @param timeZone the time zone of times that do not name one
 * @param hadoop the configuration of the file systems
 */
record TableRequest(
        List<InputFile> files,
        Map<String, String> options,
        Optional<StructType> schema,
        Optional<String> column,
        Wanted wanted,
        String timeZone,
        Configuration hadoop) {
    TableRequest {
        files = List.copyOf(files);
        options = Map.copyOf(options);
    }

    /** Returns the files that are not empty. */
    List<InputFile> filesWithContent() {
        return files.stream().filter(file -> file.length() > 0).toList();
    }

    /** Returns whether the types of columns depend on what is in them, as neither a user nor the function says. */
    boolean infersTypes() {
        return schema.isEmpty() && (wanted.rows() || takesAnything());
    }

    private boolean takesAnything() {
        return wanted.type() == Object.class || wanted.type() == Row.class;
    }

    /** Returns the names of the columns that the function takes by name. */
    List<String> takenNames() {
        return takenColumns().names();
    }

    /** Returns the columns that have to be read. */
    StructType taken(StructType all) {
        return wanted.rows() ? all : takenColumns().of(all);
    }

    /** Returns columns whose types were inferred, with the types that the function wants for those that it takes. */
    StructType withWantedTypes(StructType inferred) {
        return takenColumns().retyped(inferred, textSchema(List.of(inferred.fieldNames())));
    }

    private TakenColumns takenColumns() {
        return TakenColumns.of(wanted.type(), column);
    }

    /** Returns the types by which the function wants columns to be read; the others are strings. */
    StructType textSchema(List<String> columns) {
        return RowReaders.textSchema(wanted.type(), columns, column);
    }

    /** Returns the type of the column whose values the function takes; empty if it takes whole rows. */
    Optional<DataType> takenType(StructType columns) {
        return RowReaders.takenType(wanted.type(), columns, column);
    }

    /**
     * Makes the reader of inputs.
     *
     * @throws IllegalArgumentException if the columns do not fit; the message is for the user
     */
    RowReader<?> reader(StructType columns) {
        wanted.requireNewColumn(columns.fieldNames());
        return wanted.rows()
                ? RowReaders.withRow(wanted.type(), wanted.function(), columns, column)
                : RowReaders.of(wanted.type(), wanted.function(), columns, column);
    }
}
