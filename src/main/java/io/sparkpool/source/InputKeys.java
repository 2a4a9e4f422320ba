package io.sparkpool.source;

import io.sparkpool.config.Key;
import io.sparkpool.config.Type;

/** The keys of inputs, except those of a range, which its own class declares. */
public final class InputKeys {
    /** The kind of input, or the name of a Spark data source. */
    public static final Key<String> KIND = Key.of(
                    "input",
                    Type.text(),
                    "the kind of input: range, text, files, grid, csv, json, parquet, orc, avro, ...; if not given, the path's ending decides")
            .withDefault("range")
            .withOption("--input-format FORMAT");

    /** The path, which all sources that read files have. */
    public static final Key<String> PATH = Key.of(
                    "input.path",
                    Type.text(),
                    "map what is in a file, in a directory, or in all files that a pattern matches")
            .withOptionOnce("-i, --input PATH", "give one directory or one pattern for several files");

    /** The column of a table that a function of values takes. */
    public static final Key<String> COLUMN = Key.of(
                    "input.column", Type.text(), "the column of the table whose values the function takes")
            .withOption("--column NAME");

    /** The types of a table's columns. */
    public static final Key<String> SCHEMA = Key.of(
            "input.schema", Type.text(), "the columns of the table and their types, as in id BIGINT, price DOUBLE");

    /** The options of Spark's reader, by their names. */
    public static final Key<String> OPTION =
            Key.ofNamed("input.option", Type.text(), "an option of Spark's reader for the table");

    /** The lists of a grid, by the names of its columns. */
    public static final Key<String> GRID =
            Key.ofNamed("input.grid", Type.text(), "the values of one column of the grid, as in 0.1, 0.2 or 1:100");

    private InputKeys() {}
}
