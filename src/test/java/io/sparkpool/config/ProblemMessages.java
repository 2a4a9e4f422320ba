package io.sparkpool.config;

import java.util.List;

/** What problems were gathered, read as a user gets them. */
public final class ProblemMessages {
    private ProblemMessages() {}

    /** The messages, in the order in which the problems were found. */
    public static List<String> of(Problems problems) {
        try {
            problems.throwIfAny();
            return List.of();
        } catch (ConfigException e) {
            return e.problems();
        }
    }
}
