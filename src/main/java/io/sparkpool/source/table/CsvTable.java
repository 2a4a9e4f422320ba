package io.sparkpool.source.table;

import io.sparkpool.file.InputFile;
import io.sparkpool.message.Nearest;
import io.sparkpool.row.RowReader;
import io.sparkpool.source.FilePart;
import io.sparkpool.source.RecordInputs;
import io.sparkpool.source.TextFiles;
import io.sparkpool.source.TextParts;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.hadoop.io.compress.CompressionCodecFactory;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** CSV files, as the driver opens them. */
final class CsvTable {
    private final TableRequest request;
    private final CsvDialect dialect;
    private final CsvHeader header;
    private final CompressionCodecFactory codecs;

    private CsvTable(TableRequest request, CsvDialect dialect, CsvHeader header) {
        this.request = request;
        this.dialect = dialect;
        this.header = header;
        this.codecs = new CompressionCodecFactory(request.hadoop());
    }

    /**
     * Reads the header of the first file and checks that the function can take its columns.
     *
     * @return makes the inputs; Spark has to run then, as it may have to find the types of columns
     * @throws IllegalArgumentException if the function or the schema does not fit; the message is for the user
     * @throws IOException if a file cannot be read
     */
    static Supplier<TableInputs> open(TableRequest request) throws IOException {
        CsvDialect dialect = new CsvDialect(request.options(), request.timeZone());
        TextParts.requireLines(dialect.isMultiLine(), dialect.charset());
        CsvHeader header = CsvFirstRecord.header(request, dialect);
        header.requireColumns(request.takenNames());
        CsvTable table = new CsvTable(request, dialect, header);
        long bytesPerRow = TextFiles.bytesPerLine(request.files(), request.hadoop());
        if (request.infersTypes() && dialect.infersTypes()) {
            table.format(request.textSchema(header.names())); // checks the names
            return () -> table.inputs(table.format(table.inferred()), bytesPerRow);
        }
        CsvFormat format = table.format(table.known());
        return () -> table.inputs(format, bytesPerRow);
    }

    private TableInputs inputs(CsvFormat format, long bytesPerRow) {
        return new TableInputs(
                new RecordInputs(request.filesWithContent(), this::isSplittable, bytesPerRow, 1, format),
                format.taken());
    }

    private boolean isSplittable(InputFile file) {
        return !dialect.isMultiLine() && TextFiles.isSplittable(file.hadoopPath(), codecs);
    }

    private CsvFormat format(StructType schema) {
        RowReader<?> ofAll = request.reader(schema);
        StructType taken = request.taken(schema);
        Stream.of(taken.fields()).forEach(CsvTable::requireSingleValue);
        return new CsvFormat(dialect, header, taken, taken.equals(schema) ? ofAll : request.reader(taken));
    }

    private static void requireSingleValue(StructField column) {
        DataType type = column.dataType();
        if (type instanceof ArrayType || type instanceof MapType || type instanceof StructType) {
            throw new IllegalArgumentException(
                    "column '%s' would have to be %s, and CSV has single values only; take it as a String, or make a JSON or Parquet file of the table"
                            .formatted(column.name(), type.simpleString()));
        }
    }

    private StructType known() {
        return request.schema().map(this::declared).orElseGet(() -> request.textSchema(header.names()));
    }

    private StructType declared(StructType schema) {
        for (String name : schema.fieldNames()) {
            if (!header.names().contains(name)) {
                throw new IllegalArgumentException(
                        "'%s' has no column '%s', which 'spark.pool.input.schema' names (it has %s)%s"
                                .formatted(
                                        header.file(),
                                        name,
                                        String.join(", ", header.names()),
                                        Nearest.closeTo(name, header.names())
                                                .map("; did you mean '%s'?"::formatted)
                                                .orElse("; name only columns that it has")));
            }
        }
        return schema;
    }

    private StructType inferred() {
        List<FilePart> parts = InferenceJob.parts(request.filesWithContent(), this::isSplittable);
        CsvInference inference = new CsvInference(dialect, header);
        StructType found = schema(inference.merge(InferenceJob.run(parts, inference)));
        StructType types = request.withWantedTypes(found);
        InferenceJob.report(types);
        return types;
    }

    private StructType schema(DataType[] types) {
        return new StructType(IntStream.range(0, types.length)
                .mapToObj(i -> DataTypes.createStructField(header.names().get(i), types[i], true))
                .toArray(StructField[]::new));
    }
}
