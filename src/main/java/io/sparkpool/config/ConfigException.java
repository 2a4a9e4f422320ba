package io.sparkpool.config;

import io.sparkpool.message.UserException;
import java.util.List;

/** Thrown when settings or arguments cannot be used. Nothing has been started. */
public final class ConfigException extends UserException {
    private static final int WRONG_USAGE = 2;

    private final transient List<String> problems;

    /** Creates an exception for one or more problems, each of which says what is wrong, why, and how to fix it. */
    public ConfigException(List<String> problems) {
        super(String.join("\n", problems), null, WRONG_USAGE);
        this.problems = List.copyOf(problems);
    }

    @Override
    public List<String> problems() {
        return problems;
    }
}
