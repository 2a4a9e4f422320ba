package io.sparkpool.learn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.IllegalFormatException;
import java.util.List;
import java.util.ResourceBundle;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TextsTest {
    private static final Pattern PLACEHOLDER = Pattern.compile("%(?:[0-9]\\$)?s");

    private final ResourceBundle english = Texts.bundle(Language.EN);
    private final ResourceBundle spanish = Texts.bundle(Language.ES);

    @Test
    void bothLanguagesHaveTheSameTexts() {
        assertThat(spanish.keySet()).containsExactlyInAnyOrderElementsOf(english.keySet());
    }

    @Test
    void aTextHasTheSamePlaceholdersInBothLanguages() {
        for (String key : english.keySet()) {
            assertThat(placeholders(spanish.getString(key))).as(key).isEqualTo(placeholders(english.getString(key)));
        }
    }

    private static List<String> placeholders(String text) {
        return List.copyOf(new TreeSet<>(
                PLACEHOLDER.matcher(text).results().map(MatchResult::group).toList()));
    }

    @Test
    void noTextHasAPercentSignThatFormattingWouldRefuse() {
        Object[] arguments = IntStream.range(0, 9).mapToObj(Integer::toString).toArray();
        for (ResourceBundle bundle : List.of(english, spanish)) {
            for (String key : bundle.keySet()) {
                assertThat(failure(bundle.getString(key), arguments)).as(key).isEmpty();
            }
        }
    }

    private static String failure(String text, Object[] arguments) {
        try {
            return String.format(text, arguments).isBlank() ? "blank" : "";
        } catch (IllegalFormatException e) {
            return e.toString();
        }
    }

    @Test
    void spanishTextsDifferFromEnglishOnes() {
        assertThat(english.keySet())
                .filteredOn(key -> english.getString(key).equals(spanish.getString(key)))
                .containsExactly(Message.CODE);
    }

    @Test
    void spanishQuestionsAndExclamationsBeginWithTheirMark() {
        for (String key : spanish.keySet()) {
            String text = spanish.getString(key);
            assertThat(count(text, '¿')).as(key).isEqualTo(count(text, '?'));
            assertThat(count(text, '¡')).as(key).isEqualTo(count(text.replace("el signo !", ""), '!'));
        }
    }

    private static long count(String text, char mark) {
        return text.chars().filter(character -> character == mark).count();
    }

    @Test
    void eachExerciseHasAllTextsAndSeveralHints() {
        for (Exercise exercise : Exercises.ALL) {
            for (String part : List.of("title", "task", "purpose", "learned", "hint.1", "hint.2")) {
                assertThat(english.keySet()).contains(exercise.key(part));
            }
        }
    }

    @Test
    void longTextIsBrokenBetweenWords() {
        String text = "word ".repeat(40).strip();
        assertThat(Texts.wrap(text, "").lines())
                .allSatisfy(line -> assertThat(line)
                        .hasSizeLessThanOrEqualTo(80)
                        .startsWith("word")
                        .endsWith("word"));
        assertThat(Texts.wrap("ñ".repeat(90) + " x", "  ")).isEqualTo("ñ".repeat(90) + "\n  x\n");
    }
}
