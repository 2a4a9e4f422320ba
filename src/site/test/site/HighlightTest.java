package site;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HighlightTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "java       | int a; // int b      | [w:int] a; [c:// int b]",
                "java       | print(\"new // x\"); | print([s:&quot;new // x&quot;]);",
                "java       | newer = a < b;       | newer = a &lt; b;",
                "python     | def f(): # if        | [w:def] f(): [c:# if]",
                "sh         | a#b # c              | a#b [c:# c]",
                "properties | spark.master  local  | [w:spark.master]  local",
                "properties | # a b                | [c:# a b]",
                "xml        | <a b=\"c\"/>         | [w:&lt;a] b=[s:&quot;c&quot;][w:/&gt;]",
                "console    | $ ./submit.sh        | [w:$ ./submit.sh]",
                "console    | Pool    : [0]        | Pool    : [0]",
                "text       | int // a             | int // a",
                "unknown    | int // a             | int // a",
            })
    void coloursCommentsTextsAndWords(String language, String code, String expected) {
        String html = expected.replaceAll("\\[w:([^]]*)]", "<span class=\"word\">$1</span>")
                .replaceAll("\\[c:([^]]*)]", "<span class=\"comment\">$1</span>")
                .replaceAll("\\[s:([^]]*)]", "<span class=\"string\">$1</span>");
        assertThat(Highlight.block(language, code))
                .isEqualTo("<pre class=\"" + language + "\" tabindex=\"0\"><code>" + html + "</code></pre>");
    }
}
