package io.sparkpool;

import io.sparkpool.config.ConfigException;
import io.sparkpool.message.UserException;
import io.sparkpool.pool.Pool;
import java.io.PrintStream;
import java.util.Map;
import java.util.SortedMap;

/** A job of several steps, which {@link JobMain} runs. All steps share one Spark, which starts with the first of them. */
public interface Job {
    /**
     * Runs a step: maps a function over the inputs of a source and writes the outputs, as a job does. It has a progress
     * line, a summary and a report of its own, whose name is that of the step. Outputs are published when it ends, also
     * if a later step fails.
     *
     * @param name the name of the step in messages and in the name of its report: letters, digits, dashes
     * @param settings settings of the step, whose keys begin with {@code spark.pool.}; all others are those of the job
     * @throws ConfigException if a setting is wrong, or an input does not exist; the step has not started
     * @throws UserException if the step fails, which has been reported then
     */
    void step(String name, Map<String, String> settings);

    /**
     * Returns a pool for whatever is no step, which starts Spark if it does not run. Its maps show no progress and are in
     * no report. It is closed with the job.
     */
    Pool pool();

    /** Returns the settings of the job, by key. */
    SortedMap<String, String> settings();

    /**
     * Returns a setting that the job needs, for example one of its own, such as {@code -D spark.orders.day=2026-11-26}.
     *
     * @throws ConfigException if it is not set
     */
    String setting(String key);

    /** Returns standard output. In a job, {@code System.out} leads to standard error, with what libraries print. */
    PrintStream out();
}
