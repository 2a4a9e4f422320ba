package io.sparkpool.format;

import io.sparkpool.config.JobContext;
import io.sparkpool.config.Key;
import io.sparkpool.config.Setting;
import io.sparkpool.message.Nearest;
import io.sparkpool.message.SparkMessage;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The options of Spark's readers or writers, as settings give them. Spark ignores unknown ones; here they are errors.
 *
 * @param key declares the settings
 * @param refused why options cannot be used, by their names
 */
public record FormatOptions(Key<String> key, Map<String, String> refused) {
    /**
     * The options of a format, and how a value is tried.
     *
     * @param names the names; those of several options end in an asterisk
     * @param trial how a value is tried
     */
    public record Known(List<String> names, Trial trial) {
        /** Options whose names are not known. */
        public static final Known ANY = new Known(List.of(), options -> {});

        /** Copies the names. */
        public Known {
            names = List.copyOf(names);
        }

        private boolean has(String name) {
            return names.isEmpty() || names.stream().anyMatch(known -> matches(known, name));
        }

        private static boolean matches(String known, String name) {
            return known.endsWith("*")
                    ? name.startsWith(known.substring(0, known.length() - 1))
                    : known.equalsIgnoreCase(name);
        }
    }

    /** Makes Spark read options. */
    @FunctionalInterface
    public interface Trial {
        /** Reads options; throws Spark's exception if the value of one is not valid. */
        void read(Map<String, String> options);
    }

    /** Copies the reasons. */
    public FormatOptions {
        Objects.requireNonNull(key, "key is null");
        refused = Map.copyOf(refused);
    }

    /** Returns the options in the settings, by name; those that cannot be used are added to the problems. */
    public Map<String, String> of(JobContext context, Known known) {
        Map<String, String> options = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        context.settings().named(key).forEach((name, setting) -> {
            if (isUsable(name, setting, known, context)) {
                options.put(name, setting.value());
            }
        });
        return options;
    }

    private boolean isUsable(String name, Setting option, Known known, JobContext context) {
        Optional<String> why = refused.keySet().stream()
                .filter(name::equalsIgnoreCase)
                .map(refused::get)
                .findFirst();
        if (why.isEmpty() && !known.has(name)) {
            why = Optional.of("there is no such option" + advice(name, known));
        }
        why.ifPresent(reason -> context.problems().add("use", option, reason));
        return why.isEmpty() && isValid(name, option, known, context);
    }

    private static String advice(String name, Known known) {
        return Nearest.closeTo(name, known.names())
                .map("; did you mean '%s'?"::formatted)
                .orElseGet(() -> "; set one of " + String.join(", ", known.names()));
    }

    private static boolean isValid(String name, Setting option, Known known, JobContext context) {
        try {
            known.trial().read(Map.of(name, option.value()));
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

    /** Returns names in one list. */
    public static List<String> names(String... lines) {
        return Stream.of(lines).flatMap(line -> Stream.of(line.split(" "))).toList();
    }
}
