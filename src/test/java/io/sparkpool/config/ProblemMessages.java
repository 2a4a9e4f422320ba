package io.sparkpool.config;

import java.util.List;

/** Reads problems from the exception that reports them to the user. */
public final class ProblemMessages {
    private ProblemMessages() {}

    /** Returns the messages in the order in which the problems were found. */
    public static List<String> of(Problems problems) {
        try {
            problems.throwIfAny();
            return List.of();
        } catch (ConfigException e) {
            return e.problems();
        }
    }
}
