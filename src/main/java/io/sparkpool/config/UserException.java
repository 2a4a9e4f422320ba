package io.sparkpool.config;

import java.util.List;

/** Something that the user can mend: shown as it is, one line for each problem, without a stack trace. */
public final class UserException extends RuntimeException {
    private final List<String> problems;

    /** One or more problems, each of which says what, why and how to fix it. */
    public UserException(List<String> problems) {
        super(String.join("\n", problems));
        this.problems = List.copyOf(problems);
    }

    /** The problems, in the order in which they were found. */
    public List<String> problems() {
        return problems;
    }
}
