package io.sparkpool.learn;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Exercise 3: chunks that complete in any order are put back into the order of the inputs. */
final class InOrderExercise implements Exercise {
    /** A chunk of a case. */
    private record Chunk(int number, List<Long> outputs) {}

    private static final List<List<Chunk>> CASES = List.of(
            List.of(new Chunk(1, List.of(9L, 4L, 8L)), new Chunk(2, List.of(7L, 1L)), new Chunk(0, List.of(5L))),
            List.of(new Chunk(0, List.of(1L)), new Chunk(1, List.of(2L, 3L))),
            List.of(
                    new Chunk(2, List.of(7L)),
                    new Chunk(0, List.of(8L, 1L, 8L)),
                    new Chunk(3, List.of()),
                    new Chunk(1, List.of(0L, 3L))),
            twelve(),
            List.of());

    /** Returns twelve chunks, more than there are digits: the even ones have completed first. */
    private static List<Chunk> twelve() {
        return IntStream.range(0, 12)
                .map(at -> at < 6 ? 2 * at : 2 * at - 11)
                .mapToObj(number -> new Chunk(number, List.of(number * number % 10L)))
                .toList();
    }

    @Override
    public int number() {
        return 3;
    }

    @Override
    public String name() {
        return "InOrder";
    }

    @Override
    public String page() {
        return "3-order";
    }

    @Override
    public boolean usesPool() {
        return false;
    }

    @Override
    public void check(LearnerCode code) {
        LearnerMethod method = code.method(List.class, "inOrder", List.class);
        LearnerRecord chunk = code.record("Chunk", int.class, List.class);
        for (List<Chunk> completed : CASES) {
            List<Object> theirs = completed.stream()
                    .map(given -> chunk.create(given.number(), given.outputs()))
                    .toList();
            check(method.call(theirs), completed);
        }
    }

    private void check(Attempt attempt, List<Chunk> completed) {
        List<Long> expected = outputs(completed, Comparator.comparingInt(Chunk::number));
        List<Object> actual = attempt.list();
        if (!actual.equals(expected)) {
            throw attempt.wrong(expected, why(actual, expected, completed));
        }
    }

    private Message why(List<Object> actual, List<Long> expected, List<Chunk> completed) {
        if (actual.size() != expected.size()) {
            return Message.of("list.size", expected.size(), actual.size());
        }
        String numbers = completed.stream()
                .map(chunk -> Integer.toString(chunk.number()))
                .collect(Collectors.joining(", "));
        if (actual.equals(outputs(completed, (one, other) -> 0))) {
            return message("completion", numbers);
        }
        if (actual.equals(expected.stream().sorted().toList())) {
            return message("values");
        }
        if (actual.equals(
                outputs(completed, Comparator.comparingInt(Chunk::number).reversed()))) {
            return message("reversed");
        }
        return actual.equals(outputs(completed, Comparator.comparing(chunk -> Integer.toString(chunk.number()))))
                ? message("text")
                : message("order", numbers);
    }

    private static List<Long> outputs(List<Chunk> chunks, Comparator<Chunk> order) {
        return chunks.stream()
                .sorted(order)
                .flatMap(chunk -> chunk.outputs().stream())
                .toList();
    }
}
