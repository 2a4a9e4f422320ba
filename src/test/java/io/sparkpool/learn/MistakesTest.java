package io.sparkpool.learn;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkpool.SharedPool;
import io.sparkpool.pool.Pool;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Makes mistakes as learners do: wrong answers, exceptions, and programs that do not compile. */
@ExtendWith(SharedPool.class)
class MistakesTest {
    @TempDir
    Path directory;

    /** A mistake that is made in the solution of an exercise, and what the learner is told. */
    private record Mistake(Language language, String exercise, String part, String replacement, String told) {
        static Mistake parse(Language language, String text) {
            String[] lines = text.split("\n", 4);
            return new Mistake(
                    language, lines[0], lines[1].substring(2), lines[2].substring(2), lines[3].stripTrailing());
        }

        @Override
        public String toString() {
            return "%s %s: %s".formatted(language, exercise, replacement);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void aMistakeIsExplainedInTheWordsOfTheLesson(Mistake mistake, Pool pool) throws IOException {
        Trial trial = new Trial(Exercises.find(mistake.exercise()).orElseThrow(), directory, pool);
        String text = trial.solutionWith(mistake.part(), mistake.replacement());
        assertThat(trial.check(text, mistake.language())).isEqualTo(mistake.told());
    }

    static Stream<Mistake> mistakes() {
        return Arrays.stream(Language.values()).flatMap(MistakesTest::mistakes);
    }

    private static Stream<Mistake> mistakes(Language language) {
        String name = "mistakes.%s.txt".formatted(language.code());
        try (InputStream file = MistakesTest.class.getResourceAsStream(name)) {
            return Stream.of(new String(file.readAllBytes(), StandardCharsets.UTF_8).split("\n\n"))
                    .filter(text -> !text.startsWith("#"))
                    .map(text -> Mistake.parse(language, text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
