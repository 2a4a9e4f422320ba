package io.sparkpool.source.table;

import io.sparkpool.config.JobContext;
import io.sparkpool.config.Setting;
import io.sparkpool.message.Nearest;
import io.sparkpool.source.InputKeys;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The options of Spark's readers. Spark ignores unknown ones; here they are errors. */
final class TableOptions {
    /** The options of a format, and how a value is tried. */
    record Known(List<String> names, Trial trial) {
        /** Options whose names are not known. */
        static final Known ANY = new Known(List.of(), options -> {});
    }

    /** Makes Spark read options. */
    @FunctionalInterface
    interface Trial {
        /** Throws Spark's exception if a value is none of its option. */
        void read(Map<String, String> options);
    }

    private static final String PREFIX = InputKeys.OPTION.key().replaceFirst("[^.]*$", "");

    /** What becomes of malformed rows is decided by the error policy. */
    private static final List<String> OF_POLICY =
            List.of("mode", "columnNameOfCorruptRecord", "ignoreCorruptFiles", "ignoreMissingFiles", "badRecordsPath");

    private TableOptions() {}

    /** Returns the options of one of Spark's formats; of others, any option is known. */
    static Known ofFormat(String format) {
        return switch (format.toLowerCase(Locale.ROOT)) {
            case "parquet" -> new Known(names("datetimeRebaseMode int96RebaseMode"), options -> {});
            default -> Known.ANY;
        };
    }

    /** Returns the options in the settings, by name; those that cannot be used are added to the problems. */
    static Map<String, String> of(JobContext context, Known known) {
        Map<String, String> options = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        context.settings().all().stream()
                .filter(setting -> setting.key().startsWith(PREFIX))
                .filter(setting -> isUsable(setting, known, context))
                .forEach(setting -> options.put(name(setting), setting.value()));
        return options;
    }

    private static boolean isUsable(Setting option, Known known, JobContext context) {
        String name = name(option);
        if (OF_POLICY.stream().anyMatch(name::equalsIgnoreCase)) {
            context.problems()
                    .add(
                            "use",
                            option,
                            "rows that cannot be read are failing inputs, so that 'spark.pool.onError' decides; leave out this option");
            return false;
        }
        if (!known.names().isEmpty() && known.names().stream().noneMatch(name::equalsIgnoreCase)) {
            context.problems().add("use", option, "there is no such option" + advice(name, known));
            return false;
        }
        return isValid(option, known, context);
    }

    private static String advice(String name, Known known) {
        return Nearest.closeTo(name, known.names())
                .map("; did you mean '%s'?"::formatted)
                .orElseGet(() -> "; set one of " + String.join(", ", known.names()));
    }

    private static boolean isValid(Setting option, Known known, JobContext context) {
        try {
            known.trial().read(Map.of(name(option), option.value()));
            return true;
        } catch (Exception e) { // Scala throws checked exceptions without declaring them
            context.problems()
                    .add(
                            "use",
                            option,
                            "not a value of this option (%s); see Spark's documentation of it"
                                    .formatted(SparkMessage.of(e)));
            return false;
        }
    }

    private static String name(Setting option) {
        return option.key().substring(PREFIX.length());
    }

    /** Returns names in one list. */
    static List<String> names(String... lines) {
        return Stream.of(lines).flatMap(line -> Stream.of(line.split(" "))).toList();
    }
}
