package io.sparkpool.function.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Words are shown with a bar between them; the input is {@code d/a b.c}, and its number is 7. */
class CommandParserTest {
    @ParameterizedTest
    @CsvSource(delimiter = '#', quoteCharacter = '`', textBlock = """
            wc                       # wc|d/a b.c
            wc -l                    # wc|-l|d/a b.c
            wc {}                    # wc|d/a b.c
            convert {} {.}.png       # convert|d/a b.c|d/a b.png
            x {}{}-{/}-{//}-{/.}     # x|d/a b.cd/a b.c-a b.c-d-a b
            {} --help                # d/a b.c|--help
            x '{}' "{.}"             # x|d/a b.c|d/a b
            `  x   a  `              # x|a|d/a b.c
            x 'a  b' "c  d"          # x|a  b|c  d|d/a b.c
            x a' 'b" "c              # x|a b c|d/a b.c
            x '' ""                  # x|||d/a b.c
            x 'it'\\''s'             # x|it's|d/a b.c
            x "it's" 'a"b'           # x|it's|a"b|d/a b.c
            x 'a\\b' "a\\b" a\\b     # x|a\\b|a\\b|ab|d/a b.c
            x "\\"\\\\\\$\\`"        # x|"\\$`|d/a b.c
            x a\\ b \\'              # x|a b|'|d/a b.c
            x \\{} "\\{.}" '\\{}'    # x|{}|{.}|\\d/a b.c
            awk '{print $1}' {       # awk|{print $1}|{|d/a b.c
            x {1} {..} {%} { }       # x|{1}|{..}|{%}|{|}|d/a b.c
            x $HOME * ~ ! (a)        # x|$HOME|*|~|!|(a)|d/a b.c
            x é😀{}                  # x|é😀d/a b.c
            """)
    void wordsAreSplitAsInAShellButMeanNothingElse(String command, String words) {
        assertThat(String.join("|", Command.of(command).line("d/a b.c", 7))).isEqualTo(words);
    }

    @Test
    void lineEndsAndTabsSeparateWordsAsWell() {
        assertThat(Command.of("x\ta\n\r\nb").line("c", 1)).containsExactly("x", "a", "b", "c");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '#', quoteCharacter = '`', textBlock = """
            ``            # there is no program; write its name and its arguments
            `  `          # there is no program; write its name and its arguments
            '' {}         # the name of the program is empty; write it before its arguments
            x 'a          # the quote ' at character 3 has no end; close it, or write \\' for the character itself
            x "a 'b'      # the quote " at character 3 has no end; close it, or write \\" for the character itself
            x "a\\"       # the quote " at character 3 has no end; close it, or write \\" for the character itself
            x a\\         # nothing follows the backslash at its end; write \\\\ for a backslash
            """)
    void whatIsNoCommandIsRefused(String command, String message) {
        assertThatThrownBy(() -> Command.of(command))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @CsvSource({
        "x | y, |",
        "x >{}.txt, >{}.txt",
        "x 2>&1, 2>&1",
        "x < y, <",
        "x && y, &&",
        "x ; y, ;",
        "x &, &",
        "x || y, ||"
    })
    void whatOnlyAShellUnderstandsIsRefused(String command, String operator) {
        assertThatThrownBy(() -> Command.of(command))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "'%s' has a meaning only in a shell, and there is none; write it in quotes if it is an argument, or name a shell: sh -c 'COMMANDS with \"$1\"' sh {}",
                        operator);
    }

    @Test
    void operatorsInQuotesAndInsideWordsAreArguments() {
        assertThat(Command.of("x '|' \\> \">\" a|b a>b http://a?b&c;d").line("i", 1))
                .isEqualTo(List.of("x", "|", ">", ">", "a|b", "a>b", "http://a?b&c;d", "i"));
    }
}
