package io.sparkpool.config;

import java.util.Optional;
import java.util.function.Supplier;
import org.apache.hadoop.conf.Configuration;

/** What a source or a sink needs to check itself before Spark starts. Not thread-safe. */
public final class JobContext {
    private final Settings settings;
    private final Problems problems;
    private final Supplier<Configuration> newHadoop;
    private final PathRule pathRule;
    private Optional<Configuration> hadoop = Optional.empty();

    /** Decides where the paths of a job lead. */
    @FunctionalInterface
    public interface PathRule {
        /**
         * Returns whether this process can look at a path. If the driver would not find what the path names, that is added
         * to the problems.
         */
        boolean canSee(Setting path, Configuration hadoop, Problems problems);
    }

    /**
     * Creates a context.
     *
     * @param newHadoop makes the configuration of Hadoop's file systems, which takes time; called once and only if needed
     */
    public JobContext(Settings settings, Supplier<Configuration> newHadoop, PathRule pathRule, Problems problems) {
        this.settings = settings;
        this.newHadoop = newHadoop;
        this.pathRule = pathRule;
        this.problems = problems;
    }

    /** Returns the settings of the job, each of which has been checked by itself. */
    public Settings settings() {
        return settings;
    }

    /** Returns where to add what is wrong. */
    public Problems problems() {
        return problems;
    }

    /** Returns the configuration of Hadoop's file systems. */
    public Configuration hadoop() {
        Configuration known = hadoop.orElseGet(newHadoop);
        hadoop = Optional.of(known);
        return known;
    }

    /**
     * Returns whether this process can look at a path, which may be one that only the driver's machine has. If the driver
     * would not find what the path names, that is added to the problems.
     */
    public boolean canSee(Setting path) {
        return pathRule.canSee(path, hadoop(), problems);
    }
}
