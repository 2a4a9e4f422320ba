package io.sparkpool.config;

import java.util.Objects;

/**
 * One setting and where it came from.
 *
 * @param key such as {@code spark.pool.chunkSize}
 * @param value as it was written
 * @param origin a file, a command-line option, {@code spark-submit} or {@code default}
 */
public record Setting(String key, String value, String origin) {
    /** Where settings come from that spark-submit was given, other than in the properties file. */
    public static final String SPARK_SUBMIT = "spark-submit";

    /** Where settings come from that the job's own command line has no option for. */
    public static final String JOB_LINE = "-D";

    /** Where settings come from that nobody gave. */
    public static final String DEFAULT = "default";

    /** Checks that nothing is missing; blanks around a value do not count, as in Spark. */
    public Setting {
        Objects.requireNonNull(key, "key is null");
        value = value.strip();
        Objects.requireNonNull(origin, "origin is null");
    }

    /** Whether it was given on the job's command line. */
    boolean isOption() {
        return origin.startsWith("-");
    }
}
