package io.sparkpool.learn;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkpool.SharedPool;
import io.sparkpool.pool.Pool;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@ExtendWith(SharedPool.class)
class ExercisesTest {
    @TempDir
    Path directory;

    static Stream<Arguments> exercisesInEachLanguage() {
        return Exercises.ALL.stream()
                .flatMap(exercise ->
                        Arrays.stream(Language.values()).map(language -> Arguments.of(exercise.number(), language)));
    }

    @ParameterizedTest
    @MethodSource("exercisesInEachLanguage")
    void failsAsItIsShippedAndPassesWithItsSolution(int number, Language language, Pool pool) throws IOException {
        Exercise exercise = Exercises.find(Integer.toString(number)).orElseThrow();
        Trial trial = new Trial(exercise, directory, pool);
        String shipped = ExerciseDirectory.shipped(language, exercise.file());
        String answer = trial.check(shipped, language);
        assertThat(answer).doesNotContain("compiler", "compilador").isNotEmpty();
        assertThat(trial.check(ExerciseDirectory.solution(language, exercise), language))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("exercisesInEachLanguage")
    void onlyCommentsDifferBetweenLanguages(int number, Language language) {
        Exercise exercise = Exercises.find(Integer.toString(number)).orElseThrow();
        for (String name : List.of(exercise.file(), "solutions/" + exercise.file())) {
            assertThat(code(ExerciseDirectory.shipped(language, name)))
                    .isEqualTo(code(ExerciseDirectory.shipped(Language.EN, name)))
                    .hasSizeGreaterThan(5);
        }
    }

    private static List<String> code(String source) {
        return JavaText.withoutComments(source)
                .lines()
                .map(String::stripTrailing)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    @Test
    void areNumberedInTheOrderOfTheCourse() {
        for (int at = 0; at < Exercises.ALL.size(); at++) {
            Exercise exercise = Exercises.ALL.get(at);
            assertThat(exercise.number()).isEqualTo(at + 1);
            assertThat(exercise.page()).startsWith(at + 1 + "-");
            assertThat(Exercises.find(exercise.name().toLowerCase(Locale.ROOT))).contains(exercise);
        }
        assertThat(Exercises.find("9")).isEmpty();
    }

    @Test
    void linesFitIntoAnEditor() {
        for (Language language : Language.values()) {
            for (Exercise exercise : Exercises.ALL) {
                for (String name : List.of(exercise.file(), "solutions/" + exercise.file())) {
                    assertThat(ExerciseDirectory.shipped(language, name).lines())
                            .as(language + " " + name)
                            .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(120));
                }
            }
        }
    }
}
