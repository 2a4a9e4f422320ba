package io.sparkpool.program;

import io.sparkpool.config.Problems;
import io.sparkpool.message.OneLine;
import java.util.List;
import java.util.Optional;

/**
 * The arguments of the command {@code run}.
 *
 * @param program the file of the program; its main class in a process that {@code submit.sh} has not started
 * @param words the arguments of the program
 * @param sparkSubmit the options of spark-submit, which follow the last {@code --}
 */
record RunArguments(String program, List<String> words, List<String> sparkSubmit) {
    /** Copies the lists. */
    RunArguments {
        words = List.copyOf(words);
        sparkSubmit = List.copyOf(sparkSubmit);
    }

    /** Reads the arguments; empty after a problem was added. */
    static Optional<RunArguments> parse(List<String> words, Problems problems) {
        int dashes = words.lastIndexOf("--");
        int end = dashes < 0 ? words.size() : dashes;
        if (end == 0) {
            problems.add(
                    "run takes a program in one file, as in ./submit.sh run Words.java; see ./submit.sh run --help");
            return Optional.empty();
        }
        if (words.get(0).startsWith("-")) {
            problems.add(
                    "'%s' stands before the file: options of the program come after it, those of spark-submit after --, as in ./submit.sh run Words.java -- --master spark://HOST:PORT"
                            .formatted(OneLine.of(words.get(0))));
            return Optional.empty();
        }
        return Optional.of(new RunArguments(
                words.get(0), words.subList(1, end), words.subList(Math.min(end + 1, words.size()), words.size())));
    }
}
