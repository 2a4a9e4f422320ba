package io.sparkpool.config;

import java.util.List;
import java.util.Objects;
import java.util.Properties;

/**
 * One setting and where it came from.
 *
 * @param key such as {@code spark.pool.chunkSize}
 * @param value the value, without blanks around it, as in Spark
 * @param origin a file, a command-line option, {@code spark-submit} or {@code default}
 * @param written the value before environment variables were substituted; an empty text if another setting implies it
 */
public record Setting(String key, String value, String origin, String written) {
    /** The origin of settings that spark-submit was given. */
    private static final String SPARK_SUBMIT = "spark-submit";

    /** The origin of settings that the option {@code -D} sets. */
    public static final String DEFINED = "-D";

    /** The origin of defaults. */
    public static final String DEFAULT = "default";

    /** Checks that nothing is missing. */
    public Setting {
        Objects.requireNonNull(key, "key is null");
        Objects.requireNonNull(origin, "origin is null");
        value = value.strip();
        written = written.strip();
    }

    /** Creates a setting whose value is used as it is written. */
    public Setting(String key, String value, String origin) {
        this(key, value, origin, value);
    }

    /** Creates a setting that another one implies, which has the origin of that one. */
    public static Setting implied(String key, String value, String origin) {
        return new Setting(key, value, origin, "");
    }

    /** Returns whether another setting implies this one. */
    public boolean isImplied() {
        return written.isEmpty() && !value.isEmpty();
    }

    /** Returns the settings of spark-submit, which passes them to the driver as system properties. */
    public static List<Setting> ofSparkSubmit(Properties properties) {
        return properties.stringPropertyNames().stream()
                .filter(key -> key.startsWith("spark."))
                .map(key -> new Setting(key, properties.getProperty(key), SPARK_SUBMIT))
                .toList();
    }

    /** Returns whether the setting was given on the job's command line. */
    public boolean isOption() {
        return origin.startsWith("-");
    }

    /** Returns whether spark-submit has passed the setting on. */
    public boolean isFromSparkSubmit() {
        return origin.equals(SPARK_SUBMIT);
    }
}
