package io.sparkpool.learn;

import io.sparkpool.pool.Pool;
import io.sparkpool.pool.ProgressListener;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;

/** Exercise 1: a function of one number, and a map over many. */
final class LastDigitExercise implements Exercise {
    private static final long[] NUMBERS = {7, 0, 4, 12, 99, 46_341};

    @Override
    public int number() {
        return 1;
    }

    @Override
    public String name() {
        return "LastDigit";
    }

    @Override
    public String page() {
        return "1-lesson";
    }

    @Override
    public boolean usesPool() {
        return true;
    }

    @Override
    public void check(LearnerCode code) {
        LearnerMethod function = code.method(long.class, "lastDigit", long.class);
        for (long x : NUMBERS) {
            checkFunction(function.call(x), x);
        }
        checkMap(code);
    }

    private void checkFunction(Attempt attempt, long x) {
        long square = x * x;
        long expected = square % 10;
        long actual = (Long) attempt.result();
        if (actual == expected) {
            return;
        }
        throw attempt.wrong(expected, message(mistake(actual, x), x, square, expected));
    }

    /** Returns the key of the mistake that gives a wrong digit. */
    private static String mistake(long actual, long x) {
        if (actual == x * x) {
            return "square";
        }
        if (actual == x % 10) {
            return "of.number";
        }
        return actual == 2 * x || actual == 2 * x % 10 ? "twice" : "digit";
    }

    private void checkMap(LearnerCode code) {
        List<Long> numbers = LongStream.range(0, 100).boxed().toList();
        List<Long> expected = numbers.stream().map(x -> x * x % 10).toList();
        AtomicBoolean mapped = new AtomicBoolean();
        Pool pool = code.pool().withProgress(new ProgressListener() {
            @Override
            public void started(Started map) {
                mapped.set(true);
            }
        });
        Attempt attempt =
                code.method(List.class, "lastDigits", Pool.class, List.class).call(pool, numbers);
        List<Object> actual = attempt.list();
        if (!actual.equals(expected)) {
            throw attempt.wrong(expected, why(actual, expected));
        }
        if (!mapped.get()) {
            throw new WrongAnswer(message("no.pool"));
        }
    }

    private Message why(List<Object> actual, List<Long> expected) {
        if (actual.isEmpty()) {
            return message("empty");
        }
        if (actual.size() != expected.size()) {
            return Message.of("list.size", expected.size(), actual.size());
        }
        return actual.stream()
                        .sorted()
                        .toList()
                        .equals(expected.stream().sorted().toList())
                ? message("order")
                : message("map");
    }
}
