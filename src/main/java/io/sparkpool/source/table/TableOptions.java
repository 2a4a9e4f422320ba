package io.sparkpool.source.table;

import io.sparkpool.config.JobContext;
import io.sparkpool.format.FormatOptions;
import io.sparkpool.source.InputKeys;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The options of Spark's readers. */
final class TableOptions {
    /** What becomes of malformed rows is decided by the error policy. */
    private static final List<String> OF_POLICY =
            List.of("mode", "columnNameOfCorruptRecord", "ignoreCorruptFiles", "ignoreMissingFiles", "badRecordsPath");

    private static final FormatOptions READER = new FormatOptions(
            InputKeys.OPTION,
            OF_POLICY.stream()
                    .collect(
                            Collectors.toMap(
                                    Function.identity(),
                                    name ->
                                            "rows that cannot be read are failing inputs, so that 'spark.pool.onError' decides; leave out this option")));

    private TableOptions() {}

    /** Returns the options of one of Spark's formats; of others, any option is known. */
    static FormatOptions.Known ofFormat(String format) {
        return switch (format.toLowerCase(Locale.ROOT)) {
            case "parquet" ->
                new FormatOptions.Known(FormatOptions.names("datetimeRebaseMode int96RebaseMode"), options -> {});
            default -> FormatOptions.Known.ANY;
        };
    }

    /** Returns the options in the settings, by name; those that cannot be used are added to the problems. */
    static Map<String, String> of(JobContext context, FormatOptions.Known known) {
        return READER.of(context, known);
    }
}
