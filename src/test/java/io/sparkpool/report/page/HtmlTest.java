package io.sparkpool.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HtmlTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "plain                | plain",
                "<script>alert(1)     | &lt;script&gt;alert(1)",
                "]]> & --> </style>   | ]]&gt; &amp; --&gt; &lt;/style&gt;",
                "\" onload='x'        | &quot; onload=&#39;x&#39;",
                "Straße 東京 😀 עברית | Straße 東京 😀 עברית",
            })
    void textsAreNoElements(String text, String escaped) {
        assertThat(new Html().element("b", text).end()).isEqualTo("<b>" + escaped + "</b>\n");
        assertThat(new Html().empty("br", "title", text).end()).isEqualTo("<br title=\"" + escaped + "\"/>\n");
    }

    @Test
    void charactersThatWouldNotBeShownAreWrittenOut() {
        assertThat(new Html().text("a\u202eb\0c\n\u2028\ud800\ufffe\ufeff").end())
                .isEqualTo("a\\u202eb\\u0000c\\n\\u2028\\ud800\\ufffe\\ufeff\n");
    }

    @Test
    void aLongTextIsCutBetweenCharacters() {
        String cut = new Html()
                .text("x".repeat(1_999) + "😀" + "y".repeat(5_000_000))
                .end();

        assertThat(cut).isEqualTo("x".repeat(1_999) + "…\n");
    }

    @Test
    void theEndClosesWhatIsOpen() {
        assertThat(new Html().open("p").open("b", "class", "x").text("y").end())
                .isEqualTo("<p><b class=\"x\">y</b></p>\n");
    }
}
