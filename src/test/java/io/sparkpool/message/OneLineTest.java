package io.sparkpool.message;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OneLineTest {
    @ParameterizedTest
    @CsvSource({
        "'\t', \\t",
        "'\n', \\n",
        "'\r', \\r",
        "'\0', \\u0000",
        "'\u001b[31m', \\u001b[31m",
        "'\u007f', \\u007f",
        "'\u0085', \\u0085",
        "'\u009b2J', \\u009b2J",
        "'\u200f', \\u200f",
        "'\u202e', \\u202e",
        "'\u2066', \\u2066",
        "'\u2028', \\u2028",
        "'\ufeff', \\ufeff",
        "'\ud800', \\ud800",
        "'\udb40\udc01', \\U000e0001"
    })
    void escapesWhatATerminalWouldActOn(String text, String shown) {
        assertThat(OneLine.of("a" + text + "b")).isEqualTo("a" + shown + "b");
        assertThat(OneLine.of(shown)).isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "\u00e9 \u65e5\u672c \ud83d\ude00 \u0434", "a\\b", "\u00a0"})
    void leavesAllOtherTextAsItIs(String text) {
        assertThat(OneLine.of(text)).isEqualTo(text);
        assertThat(OneLine.ofEach(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"'a\n\tb\u001b\n', 'a\n\tb\\u001b\n'", "'\n\n$1\u2028\\', '\n\n$1\\u2028\\'", "'\r\n', '\\r\n'"})
    void keepsTheLinesOfSeveral(String lines, String shown) {
        assertThat(OneLine.ofEach(lines)).isEqualTo(shown);
    }

    @Test
    void everyMessageIsShownOnOneLine() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream messages = new MessageStream(bytes);
        messages.println("\u00e9\u009b\n");
        messages.print("\033[K");
        assertThat(bytes.toString(UTF_8)).isEqualTo("\u00e9\\u009b\\n%n\033[K".formatted());
    }

    @Test
    void everyLineOfAStackTraceIsShownOnOne() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new IllegalStateException("red \033[31m").printStackTrace(new MessageStream(bytes));
        assertThat(bytes.toString(UTF_8))
                .startsWith("java.lang.IllegalStateException: red \\u001b[31m" + System.lineSeparator() + "\tat ")
                .doesNotContain("\033");
    }
}
