package site;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkdownTest {
    private static final Path PAGE = Path.of("src/site/markdown/page.md");

    @Test
    void headingsHaveAnIdAndALinkToThemselves() {
        assertThat(html("# Pages\n\n## The `keys` of it\n"))
                .isEqualTo(
                        "<h1 id=\"pages\">Pages</h1>\n<h2 id=\"the-keys-of-it\">The <code>keys</code> of it"
                                + " <a class=\"anchor\" href=\"#the-keys-of-it\" aria-label=\"Link to this section\">#</a></h2>\n");
    }

    @ParameterizedTest
    @CsvSource({
        "Pythons methods, pythons-methods",
        "Python's methods and ours, pythons-methods-and-ours",
        "`chunks.rows`, chunksrows",
        "Más allá, más-allá",
        "'A thousand, 10^12 inputs', a-thousand-1012-inputs",
    })
    void idsAreThoseOfGitHub(String heading, String id) {
        assertThat(Page.of(PAGE, "# Title\n\n## " + heading + "\n")
                        .sections()
                        .get(1)
                        .anchor())
                .isEqualTo(id);
    }

    @Test
    void aSecondHeadingOfTheSameTextHasAnotherId() {
        assertThat(Page.of(PAGE, "# One\n\n## Two\n\n## Two\n").sections())
                .extracting(Section::anchor)
                .containsExactly("one", "two", "two-1");
    }

    @Test
    void tablesAreInABoxThatScrolls() {
        assertThat(html("# T\n\n| a | b |\n|---|---|\n| 1 | `2` |\n"))
                .contains("<div class=\"table\" tabindex=\"0\">\n<table>")
                .contains("<td><code>2</code></td>")
                .endsWith("</table>\n</div>\n");
    }

    @Test
    void commentsAreLeftOut() {
        assertThat(html("# T\n<!-- en: 1a2b3c4d -->\n\nText<!-- more -->.\n"))
                .isEqualTo("<h1 id=\"t\">T</h1>\n<p>Text.</p>\n");
    }

    @Test
    void linksToOtherStepsAtTheEndAreLeftOut() {
        assertThat(html("# T\n\nText.\n\n---\n\n[Step 1](1.md) · [Step 3](3.md)\n"))
                .isEqualTo("<h1 id=\"t\">T</h1>\n<p>Text.</p>\n");
    }

    @Test
    void textIsEscaped() {
        assertThat(html("# A & B\n\n`<a>`\n\n```text\n<b> & c\n```\n"))
                .contains(">A &amp; B</h1>")
                .contains("<code>&lt;a&gt;</code>")
                .contains("<pre class=\"text\" tabindex=\"0\"><code>&lt;b&gt; &amp; c\n</code></pre>");
    }

    @Test
    void sectionsHaveTheTextWithoutItsMarks() {
        assertThat(Page.of(PAGE, """
                        # Title

                        Some *text* with a [link](other.md)
                        and `code`.

                        ## Table

                        | key | value |
                        |---|---|
                        | `a` | one |

                        ```console
                        $ ls
                        ```
                        """).sections())
                .containsExactly(
                        new Section(1, "title", "Title", "Some text with a link and code."),
                        new Section(2, "table", "Table", "key value a one $ ls"));
    }

    private static String html(String text) {
        return Markdown.html(Page.of(PAGE, text));
    }
}
