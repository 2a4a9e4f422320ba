package io.sparkpool.learn;

import io.sparkpool.pool.FailedInput;
import io.sparkpool.pool.Pool;
import io.sparkpool.pool.PoolException;
import java.util.ArrayList;
import java.util.List;

/** Exercise 5: a bad line is an exception that says what is wrong, and is set aside with its index. */
final class MeasurementsExercise implements Exercise {
    private static final List<String> LINES = List.of("21.5", "19.75", "n/a", "-3", "", "1e2", "12,5");
    private static final List<Double> GOOD = List.of(21.5, 19.75, -3.0, 100.0);
    private static final List<Long> BAD = List.of(2L, 4L, 6L);

    @Override
    public int number() {
        return 5;
    }

    @Override
    public String name() {
        return "Measurements";
    }

    @Override
    public String page() {
        return "5-failures";
    }

    @Override
    public boolean usesPool() {
        return true;
    }

    @Override
    public void check(LearnerCode code) {
        LearnerMethod parse = code.method(double.class, "parse", String.class);
        for (int at = 0; at < LINES.size(); at++) {
            String line = LINES.get(at);
            if (BAD.contains((long) at)) {
                checkBad(parse.call(line), line);
            } else {
                checkGood(parse.call(line), line);
            }
        }
        checkMap(code);
    }

    private void checkGood(Attempt attempt, String line) {
        double expected = Double.parseDouble(line);
        if ((Double) attempt.result() != expected) {
            throw attempt.wrong(expected, message("good", line));
        }
    }

    private void checkBad(Attempt attempt, String line) {
        Throwable thrown = attempt.failure()
                .orElseThrow(() ->
                        new WrongAnswer(message("no.exception", attempt.call(), Shown.of(attempt.result()), line)));
        String text = String.valueOf(thrown.getMessage());
        if (!text.contains("'" + line + "'")) {
            throw new WrongAnswer(message("text", attempt.call(), Shown.thrown(thrown), line));
        }
    }

    private void checkMap(LearnerCode code) {
        List<FailedInput> bad = new ArrayList<>();
        Attempt attempt = code.method(List.class, "measurements", Pool.class, List.class, List.class)
                .call(code.pool(), LINES, bad);
        if (attempt.failure().filter(PoolException.class::isInstance).isPresent()) {
            throw new WrongAnswer(
                    message("policy", Shown.thrown(attempt.failure().get())));
        }
        List<Object> actual = attempt.list();
        checkNoGoodLineFailed(bad);
        if (!actual.equals(GOOD)) {
            throw attempt.wrong(GOOD, actual.isEmpty() ? message("empty") : message("outputs"));
        }
        checkSetAside(bad);
    }

    private void checkNoGoodLineFailed(List<FailedInput> bad) {
        bad.stream()
                .filter(failed -> LINES.subList(0, 2).contains(failed.input()))
                .findFirst()
                .ifPresent(failed -> {
                    throw new WrongAnswer(message("good.failed", failed.input(), failed.error()));
                });
    }

    private void checkSetAside(List<FailedInput> bad) {
        List<Long> indices = bad.stream().map(FailedInput::index).toList();
        if (bad.isEmpty()) {
            throw new WrongAnswer(message("not.collected", BAD.size()));
        }
        if (!indices.equals(BAD)) {
            throw new WrongAnswer(message("indices", Shown.of(indices), Shown.of(BAD)));
        }
    }
}
