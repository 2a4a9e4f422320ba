package io.sparkpool.learn;

import java.util.ArrayList;
import java.util.List;

/** Exercise 2: the inputs are cut into chunks, as Python does. */
final class ChunksExercise implements Exercise {
    private static final int CHUNKS_PER_CORE = 4;

    /** Numbers of inputs and of cores. */
    private static final int[][] CASES = {{100, 4}, {16, 4}, {17, 4}, {3, 1}, {24, 2}, {0, 4}, {1_000, 3}};

    @Override
    public int number() {
        return 2;
    }

    @Override
    public String name() {
        return "Chunks";
    }

    @Override
    public String page() {
        return "2-chunks";
    }

    @Override
    public boolean usesPool() {
        return false;
    }

    @Override
    public void check(LearnerCode code) {
        LearnerMethod method = code.method(List.class, "chunks", int.class, int.class);
        for (int[] inputsAndCores : CASES) {
            check(method, inputsAndCores[0], inputsAndCores[1]);
        }
    }

    private void check(LearnerMethod method, int inputs, int cores) {
        Attempt attempt = method.call(inputs, cores);
        List<String> expected = chunks(inputs, sizeUp(inputs, cores));
        List<Object> actual = attempt.list();
        if (!actual.equals(expected)) {
            throw attempt.wrong(expected, why(actual, inputs, cores));
        }
    }

    private Message why(List<Object> actual, int inputs, int cores) {
        int tasks = CHUNKS_PER_CORE * cores;
        int size = sizeUp(inputs, cores);
        if (inputs == 0) {
            return message("none");
        }
        if (actual.isEmpty()) {
            return message("empty", inputs, tasks, size);
        }
        if (inputs % tasks != 0 && actual.equals(chunks(inputs, Math.max(1, inputs / tasks)))) {
            return message("down", inputs, tasks, inputs / tasks, size);
        }
        if (actual.equals(chunks(inputs, (inputs + cores - 1) / cores))) {
            return message("one.per.core", inputs, tasks, size);
        }
        return whichChunk(actual.stream().map(String::valueOf).toList(), chunks(inputs, size), inputs, size);
    }

    /** Explains the first chunk that differs. */
    private Message whichChunk(List<String> actual, List<String> expected, int inputs, int size) {
        int at = 0;
        while (at < Math.min(actual.size(), expected.size()) && actual.get(at).equals(expected.get(at))) {
            at++;
        }
        if (at == actual.size()) {
            return message("missing", expected.get(at), inputs - 1);
        }
        if (at == expected.size()) {
            return message("extra", actual.get(at), inputs - 1);
        }
        if (at == expected.size() - 1 && at > 0) {
            return message("last", actual.get(at), inputs - 1, expected.get(at));
        }
        return message("chunk", at, actual.get(at), expected.get(at), size);
    }

    private static int sizeUp(int inputs, int cores) {
        int tasks = CHUNKS_PER_CORE * cores;
        return (inputs + tasks - 1) / tasks;
    }

    private static List<String> chunks(int inputs, int size) {
        List<String> chunks = new ArrayList<>();
        for (int first = 0; first < inputs; first += size) {
            chunks.add(first + "-" + (Math.min(first + size, inputs) - 1));
        }
        return chunks;
    }
}
