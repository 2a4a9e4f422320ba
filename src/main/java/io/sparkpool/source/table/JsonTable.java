package io.sparkpool.source.table;

import io.sparkpool.file.InputFile;
import io.sparkpool.row.RowReader;
import io.sparkpool.source.FilePart;
import io.sparkpool.source.RecordInputs;
import io.sparkpool.source.TextFiles;
import io.sparkpool.source.TextParts;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.hadoop.io.compress.CompressionCodecFactory;
import org.apache.spark.sql.types.StructType;

/** JSON files, as the driver opens them. */
final class JsonTable {
    private final TableRequest request;
    private final JsonDialect dialect;
    private final CompressionCodecFactory codecs;

    private JsonTable(TableRequest request, JsonDialect dialect) {
        this.request = request;
        this.dialect = dialect;
        this.codecs = new CompressionCodecFactory(request.hadoop());
    }

    /**
     * Checks that the function can take the columns.
     *
     * @return makes the inputs; Spark has to run then, as it may have to find the columns
     * @throws IllegalArgumentException if the function or the schema does not fit; the message is for the user
     * @throws IOException if a file cannot be read
     */
    static Supplier<TableInputs> open(TableRequest request) throws IOException {
        JsonDialect dialect = new JsonDialect(request.options(), request.timeZone());
        TextParts.requireLines(dialect.isMultiLine(), dialect.charset());
        JsonTable table = new JsonTable(request, dialect);
        long bytesPerRow = TextFiles.bytesPerLine(request.files(), request.hadoop());
        Optional<StructType> known = request.schema().or(table::wanted);
        if (known.isEmpty()) {
            return () -> table.inputs(table.format(table.inferred()), bytesPerRow);
        }
        JsonFormat format = table.format(known.get());
        return () -> table.inputs(format, bytesPerRow);
    }

    private TableInputs inputs(JsonFormat format, long bytesPerRow) {
        return new TableInputs(
                new RecordInputs(request.filesWithContent(), this::isSplittable, bytesPerRow, 1, format),
                format.taken());
    }

    private boolean isSplittable(InputFile file) {
        return !dialect.isMultiLine() && TextFiles.isSplittable(file.hadoopPath(), codecs);
    }

    private JsonFormat format(StructType schema) {
        RowReader<?> ofAll = request.reader(schema);
        StructType taken = request.taken(schema);
        return new JsonFormat(dialect, taken, taken.equals(schema) ? ofAll : request.reader(taken));
    }

    /** Returns the columns that the function names, if that is all of them. */
    private Optional<StructType> wanted() {
        List<String> names = request.takenNames();
        return request.infersTypes() || names.isEmpty() ? Optional.empty() : Optional.of(request.textSchema(names));
    }

    private StructType inferred() {
        List<FilePart> parts = InferenceJob.parts(request.filesWithContent(), this::isSplittable);
        StructType types = request.withWantedTypes(JsonInference.run(dialect, parts));
        InferenceJob.report(types);
        return types;
    }
}
