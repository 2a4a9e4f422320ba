package io.sparkpool.source.table;

import io.sparkpool.file.InputFile;
import io.sparkpool.row.RowReader;
import io.sparkpool.row.RowReaders;
import io.sparkpool.source.InputKeys;
import io.sparkpool.source.RecordInputs;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.classic.SparkSession;
import org.apache.spark.sql.execution.datasources.FileFormat;
import org.apache.spark.sql.execution.datasources.PartitionedFile;
import org.apache.spark.sql.types.StructType;
import scala.Function1;
import scala.collection.Iterator;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;
import scala.jdk.javaapi.OptionConverters;

/** Files that one of Spark's formats reads, as the driver opens them when Spark is running. */
final class FormatTable {
    private static final long MIN_BYTES = 1 << 20;
    private static final long MAX_BYTES = 32 << 20;
    private static final int PARTS_PER_CORE = 4;
    private static final int BYTES_PER_ROW = 32;

    private final TableRequest request;
    private final String name;
    private final FileFormat format;
    private final SparkSession session;
    private final scala.collection.immutable.Map<String, String> options;

    /** Opens files in a session on the running Spark. */
    FormatTable(TableRequest request, String name, FileFormat format) {
        this.request = request;
        this.name = name;
        this.format = format;
        this.session = DataSourceTable.session();
        Map<String, String> all = new HashMap<>(request.options());
        all.put("mode", "FAILFAST");
        all.put(FileFormat.OPTION_RETURNING_BATCH(), "false");
        this.options = scala.collection.immutable.Map$.MODULE$.from(CollectionConverters.asScala(all));
    }

    /**
     * Finds the columns and returns the rows.
     *
     * @throws TableException if the function does not take the columns, or no file can be read
     */
    TableInputs inputs() {
        FileSchema schema = request.schema()
                .map(declared -> new FileSchema(
                        declared, InputKeys.SCHEMA.key(), FileSchema.Others.LEFT_OUT, FileSchemas.of(name)))
                .orElseGet(this::inferred);
        try {
            return inputs(schema);
        } catch (IllegalArgumentException e) {
            throw TableException.of("cannot use '%s'".formatted(schema.namedBy()), e);
        }
    }

    private TableInputs inputs(FileSchema schema) {
        RowReader<?> ofAll = request.reader(schema.columns());
        StructType taken = request.taken(schema.columns());
        RowReader<?> reader = taken.equals(schema.columns()) ? ofAll : request.reader(taken);
        RowReader<?> shown = RowReaders.of(Row.class, request.wanted().function(), taken, Optional.empty());
        Function1<PartitionedFile, Iterator<InternalRow>> opener = format.buildReaderWithPartitionValues(
                session, schema.columns(), new StructType(), taken, nothing(), options, hadoop());
        long all = request.files().stream().mapToLong(InputFile::length).sum();
        long parts = PARTS_PER_CORE * (long) session.sparkContext().defaultParallelism();
        RecordInputs inputs = new RecordInputs(
                request.files(),
                file -> format.isSplitable(session, options, file.hadoopPath()),
                BYTES_PER_ROW,
                Math.max(MIN_BYTES, Math.min(MAX_BYTES, all / parts)),
                new SparkFileFormat(opener, schema, reader, shown));
        return new TableInputs(inputs, taken);
    }

    private Configuration hadoop() {
        return session.sessionState().newHadoopConfWithOptions(options);
    }

    /** Returns the columns of the first file that is not damaged. */
    private FileSchema inferred() {
        List<Exception> failures = new ArrayList<>();
        for (InputFile file : request.files()) {
            try {
                FileStatus status =
                        file.hadoopPath().getFileSystem(request.hadoop()).getFileStatus(file.hadoopPath());
                Seq<FileStatus> files =
                        CollectionConverters.asScala(List.of(status)).toSeq();
                Optional<StructType> columns = OptionConverters.toJava(format.inferSchema(session, options, files));
                if (columns.isPresent()) {
                    return new FileSchema(columns.get(), file.path(), FileSchema.Others.REFUSED, FileSchemas.of(name));
                }
            } catch (Exception e) { // Scala throws checked exceptions without declaring them
                failures.add(e);
            }
        }
        throw TableException.of(
                "cannot find the columns of '%s'"
                        .formatted(request.files().get(0).path()),
                failures.isEmpty() ? new IllegalArgumentException("it has none") : failures.get(0));
    }

    @SuppressWarnings("unchecked") // an empty sequence has elements of any type
    private static <T> Seq<T> nothing() {
        return (Seq<T>) (Object) scala.collection.immutable.Nil$.MODULE$;
    }
}
