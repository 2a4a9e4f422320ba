package io.sparkpool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LongTextTest {
    private static final String LOG =
            IntStream.range(0, 1_000).mapToObj(i -> "line " + i + "\n").collect(Collectors.joining());

    @Test
    void aFailureFitsOnAScreenAndSaysWhereTheRestIs() {
        String message = messageOf(
                () -> assertThat(LOG + "this").as(LongText.of(LOG + "said")).isEqualTo(LOG + "that"));
        assertThat(message.lines()).hasSizeLessThan(40);
        assertThat(message).containsSubsequence("line 999\nsaid", "line 999\n  that", "line 999\n  this");
        Matcher file = Pattern.compile("all of it is in (\\S+\\.txt)").matcher(message);
        assertThat(file.find()).isTrue();
        assertThat(Path.of(file.group(1))).hasContent(LOG + "said");
    }

    @Test
    void valuesWithinOthersAreShortenedToo() {
        assertThat(messageOf(() -> assertThat(List.of(LOG, LOG)).isEmpty()).lines())
                .hasSizeLessThan(40);
        assertThat(messageOf(() -> assertThat(LOG.lines()).containsExactly("line 1")))
                .hasSizeLessThan(6_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "one", "one\ntwo\n", "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n"})
    void aShortTextIsShownWhole(String text) {
        assertThat(LongText.end(text)).isEqualTo(text);
    }

    @Test
    void theEndOfALongLineIsShown() {
        assertThat(LongText.end("x".repeat(1_000) + "the end"))
                .endsWith("xxthe end")
                .hasSizeLessThan(1_200);
    }

    private static String messageOf(ThrowingCallable assertion) {
        StringBuilder message = new StringBuilder();
        assertThatThrownBy(assertion)
                .isInstanceOfSatisfying(AssertionError.class, error -> message.append(error.getMessage()));
        return message.toString();
    }
}
