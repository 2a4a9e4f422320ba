package io.sparkpool.source.table;

import io.sparkpool.config.JobContext;
import io.sparkpool.config.Key;
import io.sparkpool.config.Setting;
import io.sparkpool.file.FoundFiles;
import io.sparkpool.file.InputFile;
import io.sparkpool.format.FileFormats;
import io.sparkpool.format.FormatName;
import io.sparkpool.message.SparkMessage;
import io.sparkpool.pool.Inputs;
import io.sparkpool.pool.PoolException;
import io.sparkpool.row.RowSource;
import io.sparkpool.source.InputKeys;
import io.sparkpool.source.InputPath;
import io.sparkpool.source.RangeSource;
import io.sparkpool.source.RejectionAdvice;
import io.sparkpool.source.Source;
import io.sparkpool.source.SourceKind;
import io.sparkpool.source.Wanted;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
import java.util.function.Supplier;
import org.apache.spark.sql.execution.datasources.FileFormat;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;

/** The rows of a table in one of Spark's formats. */
public final class TableSource implements Source, RowSource {
    private final Supplier<TableInputs> table;
    private final TableRequest request;
    private final Optional<FoundFiles> files;
    private final RejectionAdvice advice;
    private Optional<TableInputs> opened = Optional.empty();

    private TableSource(
            Supplier<TableInputs> table, TableRequest request, Optional<FoundFiles> files, RejectionAdvice advice) {
        this.table = table;
        this.request = request;
        this.files = files;
        this.advice = advice;
    }

    /** Makes the inputs of a table. */
    @FunctionalInterface
    private interface Opener {
        /**
         * Checks the table.
         *
         * @return makes the inputs when Spark has started
         */
        Supplier<TableInputs> open(TableRequest request) throws IOException;
    }

    /** Opens the table that the settings describe. */
    public static Source of(JobContext context, Wanted wanted) {
        Setting format = context.settings().find(InputKeys.KIND.key()).orElseThrow();
        FormatName name = new FormatName(format, "input", SourceKind.names());
        name.check(context);
        return switch (format.value().toLowerCase(Locale.ROOT)) {
            case "csv" -> ofFiles(context, wanted, TableOptions.of(context, CsvDialect.OPTIONS), CsvTable::open);
            case "tsv" ->
                ofFiles(context, wanted, tabbed(TableOptions.of(context, CsvDialect.OPTIONS)), CsvTable::open);
            case "json" -> ofFiles(context, wanted, TableOptions.of(context, JsonDialect.OPTIONS), JsonTable::open);
            default -> ofSpark(context, wanted, name);
        };
    }

    private static Source ofSpark(JobContext context, Wanted wanted, FormatName name) {
        String format = name.setting().value();
        Optional<Class<?>> source = name.find(context);
        if (source.isEmpty()) {
            return RangeSource.EMPTY;
        }
        Map<String, String> options = TableOptions.of(context, TableOptions.ofFormat(format));
        Optional<Supplier<FileFormat>> files = FileFormats.of(source.get());
        if (files.isPresent()) {
            return ofFiles(
                    context,
                    wanted,
                    options,
                    request ->
                            () -> new FormatTable(request, format, files.get().get()).inputs());
        }
        Optional<String> path = context.settings().find(InputKeys.PATH);
        TableRequest request = request(context, wanted, List.of(), options, schema(context));
        return new TableSource(
                () -> DataSourceTable.inputs(request, format, path), request, Optional.empty(), advice(context));
    }

    private static Map<String, String> tabbed(Map<String, String> options) {
        if (!options.containsKey("delimiter")) {
            options.putIfAbsent("sep", "\t");
        }
        return options;
    }

    private static Source ofFiles(JobContext context, Wanted wanted, Map<String, String> options, Opener opener) {
        Optional<StructType> schema = schema(context);
        return InputPath.open(context, files -> {
            Setting path = context.settings().find(InputKeys.PATH.key()).orElseThrow();
            try {
                requireFiles(files);
                PartitionedTable.refuse(files, path.value());
                TableRequest request = request(context, wanted, files.all(), options, schema);
                return new TableSource(opener.open(request), request, Optional.of(files), advice(context));
            } catch (IllegalArgumentException e) {
                context.problems().add("use", path, e.getMessage());
                return RangeSource.EMPTY;
            }
        });
    }

    private static void requireFiles(FoundFiles files) {
        if (files.all().isEmpty()) {
            throw new IllegalArgumentException("there are no files in this directory; name one that has some");
        }
    }

    private static TableRequest request(
            JobContext context,
            Wanted wanted,
            List<InputFile> files,
            Map<String, String> options,
            Optional<StructType> schema) {
        return new TableRequest(
                files,
                options,
                schema,
                context.settings().find(InputKeys.COLUMN),
                wanted,
                timeZone(context),
                context.hadoop());
    }

    private static RejectionAdvice advice(JobContext context) {
        return new RejectionAdvice(context.settings().get(Key.ON_ERROR), "rows");
    }

    private static Optional<StructType> schema(JobContext context) {
        Optional<Setting> columns = context.settings().find(InputKeys.SCHEMA.key());
        try {
            return columns.map(Setting::value).map(StructType::fromDDL);
        } catch (Exception e) { // Scala throws checked exceptions without declaring them
            context.problems()
                    .add(
                            "read",
                            columns.orElseThrow(),
                            "not a list of columns and types (%s); write for example id BIGINT, price DOUBLE"
                                    .formatted(SparkMessage.of(e)));
            return Optional.empty();
        }
    }

    static String timeZone(JobContext context) {
        return context.settings()
                .find("spark.sql.session.timeZone")
                .map(Setting::value)
                .orElseGet(() -> TimeZone.getDefault().getID());
    }

    @Override
    public Inputs<Object> inputs() {
        TableInputs made = opened.orElseGet(table);
        opened = Optional.of(made);
        return made.inputs();
    }

    @Override
    public StructType columns() {
        return opened.map(TableInputs::columns)
                .orElseThrow(() -> new IllegalStateException("the inputs have not been opened"));
    }

    @Override
    public Optional<DataType> takenType() {
        return request.takenType(columns());
    }

    @Override
    public List<InputFile> files() {
        return files.map(FoundFiles::all).orElse(List.of());
    }

    @Override
    public boolean includes(String file) throws IOException {
        return files.isPresent() && files.get().contains(file, request.hadoop());
    }

    @Override
    public String advice(PoolException failure) {
        return advice.of(failure).orElse("");
    }
}
