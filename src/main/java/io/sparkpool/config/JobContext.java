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

    /** Decides which paths this process can check. */
    @FunctionalInterface
    public interface PathRule {
        /**
         * Returns whether this process can look at a path. A path that the driver would not find is added to the
         * problems.
         */
        boolean canSee(Setting path, Configuration hadoop, Problems problems);
    }

    /**
     * Creates a context.
     *
     * @param newHadoop creates the configuration of Hadoop's file systems; as that takes time, called at most once
     */
    public JobContext(Settings settings, Supplier<Configuration> newHadoop, PathRule pathRule, Problems problems) {
        this.settings = settings;
        this.newHadoop = newHadoop;
        this.pathRule = pathRule;
        this.problems = problems;
    }

    /** Returns the settings of the job. Each of them has been checked by itself. */
    public Settings settings() {
        return settings;
    }

    /** Returns the problems found so far, to which more can be added. */
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
     * Returns whether this process can look at a path, which may exist on the driver's machine only. A path that the
     * driver would not find is added to the problems.
     */
    public boolean canSee(Setting path) {
        return pathRule.canSee(path, hadoop(), problems);
    }
}
