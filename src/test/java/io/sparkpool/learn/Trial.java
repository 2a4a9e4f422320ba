package io.sparkpool.learn;

import io.sparkpool.pool.Pool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Checks texts that a learner could have written for one exercise. */
record Trial(Exercise exercise, Path directory, Pool pool) {
    /** Long enough for a machine that is loaded ten times over. */
    private static final Duration LIMIT = Duration.ofSeconds(60);

    /** Returns what the learner is told; empty if the text passes. */
    String check(String text, Language language) throws IOException {
        return check(text, language, LIMIT);
    }

    String check(String text, Language language, Duration limit) throws IOException {
        return checkFile(Files.writeString(directory.resolve(exercise.file()), text), language, limit);
    }

    /** Checks the file as it is. */
    String checkFile(Language language) {
        return checkFile(directory.resolve(exercise.file()), language, LIMIT);
    }

    private String checkFile(Path file, Language language, Duration limit) {
        try {
            new Checker(SharedClasses.CLASSES, () -> pool, limit).check(exercise, file);
            return "";
        } catch (WrongAnswer wrong) {
            return new Texts(language)
                    .paragraphs(wrong.messages())
                    .replace(directory + "/", "")
                    .strip();
        }
    }

    /** Returns the solution, with one part of it replaced. */
    String solutionWith(String part, String replacement) {
        String solution = ExerciseDirectory.solution(Language.EN, exercise);
        if (!solution.contains(part)) {
            throw new AssertionError("the solution of %s does not contain: %s".formatted(exercise.name(), part));
        }
        return solution.replace(part, replacement);
    }
}
