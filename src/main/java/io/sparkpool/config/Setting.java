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
 * @param written the value as it was written, before environment variables were put in
 */
public record Setting(String key, String value, String origin, String written) {
    /** The origin of settings that spark-submit was given, other than in the properties file. */
    private static final String SPARK_SUBMIT = "spark-submit";

    /** The origin of settings that the job's command line sets without an option of their own. */
    public static final String JOB_LINE = "-D";

    /** The origin of settings that nobody gave. */
    public static final String DEFAULT = "default";

    /** Checks that nothing is missing. */
    public Setting {
        Objects.requireNonNull(key, "key is null");
        Objects.requireNonNull(origin, "origin is null");
        value = value.strip();
        written = written.strip();
    }

    /** Creates a setting whose value stands for itself. */
    public Setting(String key, String value, String origin) {
        this(key, value, origin, value);
    }

    /** Returns the settings among system properties, where spark-submit puts those that it was given. */
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

    /** Returns whether nobody gave the setting. */
    public boolean isDefault() {
        return origin.equals(DEFAULT);
    }
}
