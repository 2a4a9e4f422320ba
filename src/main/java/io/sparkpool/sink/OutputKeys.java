package io.sparkpool.sink;

import io.sparkpool.config.Key;
import io.sparkpool.config.Type;
import io.sparkpool.publish.PublishMode;

/** The keys of outputs, except those of a list, which its own class declares. */
public final class OutputKeys {
    /** The kind of output, or the name of a format of files. */
    public static final Key<String> KIND = Key.of(
                    "output",
                    Type.text(),
                    "how outputs are written: list (as Python prints it), lines (each output on a line), none (not at all), csv, json, parquet, orc, avro, ...; if not given, the path's ending decides")
            .withDefault("list")
            .withOption("--output-format FORMAT");

    /** The path. */
    public static final Key<String> PATH = Key.of(
                    "output.path", Type.text(), "write to this file or table, not to standard output")
            .withOption("-o, --output PATH");

    /** What becomes of a path that exists. */
    public static final Key<PublishMode> MODE = Key.of(
                    "output.mode",
                    Type.choice(PublishMode.values()),
                    "refuse an output that exists, or replace it when the new one is complete")
            .withDefault("error")
            .withOption("--mode");

    /** The types of a table's columns. */
    public static final Key<String> TYPE = Key.of(
            "output.type",
            Type.text(),
            "the type of the column that is added, as in decimal(38,0), or the columns of the table and their types, as in id BIGINT, price DOUBLE");

    /** The columns by which a table is divided into directories. */
    public static final Key<String> PARTITION_BY =
            Key.of("output.partitionBy", Type.text(), "the columns whose values become directories, as in year, month");

    /** The size of a table's files. */
    public static final Key<Long> FILE_SIZE = Key.of(
                    "output.fileSize", Type.bytes(), "about how large the files of a table become, as in 64m")
            .withDefault("128m");

    /** Whether a table may be written where it cannot be published in one step. */
    public static final Key<Boolean> UNSAFE = Key.of(
                    "output.unsafe",
                    Type.truth(),
                    "true to write to an object store, where a table appears file by file")
            .withDefault("false");

    /** The options of Spark's writer, by their names. */
    public static final Key<String> OPTION =
            Key.ofNamed("output.option", Type.text(), "an option of Spark's writer for the table");

    private OutputKeys() {}
}
