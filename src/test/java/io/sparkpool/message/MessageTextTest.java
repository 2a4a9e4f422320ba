package io.sparkpool.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessageTextTest {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "7, '7'",
                "two words, 'two words'",
                "é and 日本 and 😀, 'é and 日本 and 😀'",
            })
    void showsTextAsItIs(String text, String shown) {
        assertThat(MessageText.of(text)).isEqualTo(shown);
    }

    @Test
    void escapesWhatATerminalWouldActOn() {
        assertThat(MessageText.of("a\tb\r\n\u001b[31m\u0000\u202e\u2028\ud800"))
                .isEqualTo("'a\\tb\\r\\n\\u001b[31m\\u0000\\u202e\\u2028\\ud800'");
    }

    @Test
    void cutsLongTextAtEightyCharacters() {
        assertThat(MessageText.of("😀".repeat(80))).isEqualTo("'" + "😀".repeat(80) + "'");
        assertThat(MessageText.of("x".repeat(81))).isEqualTo("'" + "x".repeat(80) + "...'");
    }

    @Test
    void showsNothingAsNull() {
        assertThat(MessageText.of(null)).isEqualTo("'null'");
    }

    @Test
    void showsAThrowableOnOneLine() {
        assertThat(MessageText.ofThrowable(new IllegalStateException(" first\nsecond ")))
                .isEqualTo("IllegalStateException: first\\nsecond");
        assertThat(MessageText.ofThrowable(new IllegalStateException())).isEqualTo("IllegalStateException");
    }
}
