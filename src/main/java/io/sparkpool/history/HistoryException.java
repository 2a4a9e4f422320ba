package io.sparkpool.history;

import io.sparkpool.message.UserException;
import java.util.ArrayList;
import java.util.List;

/** Thrown when reports cannot be read or deleted; the message names the file, and says why. */
final class HistoryException extends UserException {
    private final List<String> problems;

    HistoryException(String message, Throwable cause) {
        this(List.of(message), cause);
    }

    private HistoryException(List<String> problems, Throwable cause) {
        super(String.join("\n", problems), cause, FAILED);
        this.problems = List.copyOf(problems);
    }

    /** Returns an exception for all of some problems, the last of which says what was done all the same. */
    static HistoryException of(List<HistoryException> problems, String done) {
        List<String> lines = new ArrayList<>();
        problems.forEach(problem -> lines.add(problem.getMessage()));
        int last = lines.size() - 1;
        lines.set(last, "%s; %s".formatted(lines.get(last), done));
        return new HistoryException(lines, problems.get(0));
    }

    @Override
    public List<String> problems() {
        return problems;
    }
}
