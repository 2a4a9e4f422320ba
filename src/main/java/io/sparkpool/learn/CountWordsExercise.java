package io.sparkpool.learn;

import io.sparkpool.pool.Pool;
import java.util.List;

/** Exercise 8: a count that is returned, and not left in a field of an executor. */
final class CountWordsExercise implements Exercise {
    private static final List<String> LINES = List.of("to be", "or not", "to be", "", "that is  the question");
    private static final long WORDS = 10;
    private static final long[] WORDS_OF_LINES = {2, 2, 2, 0, 4};

    @Override
    public int number() {
        return 8;
    }

    @Override
    public String name() {
        return "CountWords";
    }

    @Override
    public String page() {
        return "8-cluster";
    }

    @Override
    public boolean usesPool() {
        return true;
    }

    /** The driver has its own copy of the class, as on a cluster. */
    @Override
    public ClassLoader classes(LearnerClasses ofTasks) {
        return ofTasks.ofAnotherProcess();
    }

    @Override
    public void check(LearnerCode code) {
        LearnerMethod count = code.method(long.class, "count", String.class);
        LearnerMethod countAll = code.method(long.class, "countAll", Pool.class, List.class);
        Attempt attempt = countAll.call(code.pool(), LINES);
        checkLines(count, attempt);
        if (!attempt.result().equals(WORDS)) {
            throw attempt.wrong(WORDS, why((Long) attempt.result()));
        }
        Attempt nothing = countAll.call(code.pool(), List.of());
        if (!nothing.result().equals(0L)) {
            throw nothing.wrong(0L, message("again", nothing.result()));
        }
    }

    private void checkLines(LearnerMethod count, Attempt ofAll) {
        if (ofAll.failure().isEmpty() && ofAll.result().equals(0L)) {
            throw ofAll.wrong(WORDS, message("field"));
        }
        for (int at = 0; at < LINES.size(); at++) {
            Attempt attempt = count.call(LINES.get(at));
            if (!attempt.result().equals(WORDS_OF_LINES[at])) {
                throw attempt.wrong(WORDS_OF_LINES[at], message("line"));
            }
        }
    }

    private Message why(long actual) {
        return actual == LINES.size() ? message("lines", actual) : message("sum");
    }
}
