package io.sparkpool.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The Spanish pages say what the English ones do, and show the same commands, pictures and links. */
class TranslationTest {
    private static final Translation PAGES = new Translation(
            Path.of("src/site/markdown/course/en/page.md"), Path.of("src/site/markdown/course/es/page.md"));
    private static final String ENGLISH = """
            # The lesson

            See the [data](../../data.md), or [this page in Spanish](../es/page.md).

            ## See it run

            ![Four cores](../images/cores.svg)

            ```console
            $ ./submit.sh --range 3
            # not a heading
            ```

            ```text
            words
            ```
            """;
    private static final String SPANISH = """
            # La lección
            <!-- en: d13b493c -->

            Mira los [datos](../../data.md), o [esta página en inglés](../en/page.md).

            ## Míralo en marcha
            <!-- en: bc588571 -->

            ![Cuatro núcleos](../images/cores.svg)

            ```console
            $ ./submit.sh --range 3
            # not a heading
            ```

            ```text
            palabras
            ```
            """;

    static List<Translation> translations() {
        return Translation.all();
    }

    @ParameterizedTest
    @MethodSource("translations")
    void theSpanishPageIsATranslationOfTheEnglishPageAsItIsNow(Translation pages) {
        assertThat(pages.problems()).isEmpty();
    }

    @Test
    void aTranslationHasNoProblem() {
        assertThat(PAGES.problems(ENGLISH, SPANISH)).isEmpty();
    }

    @Test
    void aChangedEnglishSectionNeedsAChangedSpanishOne() {
        String changed = ENGLISH.replace("See the [data]", "First see the [data]");
        String digest = Section.of(changed).get(0).digest();
        String problem = "src/site/markdown/course/es/page.md, section 'La lección': 'The lesson' of"
                + " src/site/markdown/course/en/page.md has changed; translate the change, and write <!-- en: " + digest
                + " --> below the heading";
        assertThat(PAGES.problems(changed, SPANISH)).containsExactly(problem);
        assertThat(PAGES.problems(changed, SPANISH.replace("d13b493c", digest))).isEmpty();
        assertThat(PAGES.problems(changed, SPANISH.replace("<!-- en: d13b493c -->\n", "")))
                .containsExactly(problem);
    }

    @ParameterizedTest
    @MethodSource("differences")
    void aDifferenceIsFound(String spanish, String other, String problem) {
        assertThat(SPANISH).contains(spanish);
        assertThat(PAGES.problems(ENGLISH, SPANISH.replace(spanish, other)))
                .singleElement()
                .asString()
                .contains(problem);
    }

    static Stream<Arguments> differences() {
        return Stream.of(
                Arguments.of("## M", "### M", "headings of the levels [1, 3]"),
                Arguments.of("## M", "M", "headings of the levels [1]"),
                Arguments.of("--range 3", "--range 4", "other blocks of code"),
                Arguments.of("```text\npalabras\n```\n", "", "other blocks of code"),
                Arguments.of("# not a heading", "# no es un encabezado", "other blocks of code"),
                Arguments.of("cores.svg", "core.svg", "other pictures"),
                Arguments.of("Cuatro núcleos", "Four cores", "not translated: Four cores"),
                Arguments.of("../../data.md", "../../pool.md", "other links"),
                Arguments.of(", o [esta página en inglés](../en/page.md)", "", "other links"));
    }

    @ParameterizedTest
    @CsvSource({
        "./submit.sh learn 1, ./submit.sh learn 1, 0",
        "./submit.sh learn 1, ./submit.sh learn 2, 1",
        "./submit.sh runs,    ./submit.sh runs,    1",
    })
    void whatExercisesSayMayBeInSpanish(String english, String spanish, int problems) {
        String page = "# Check\n\n```console\n$ " + english + "\ndone\n```\n";
        String translation = "# Comprobar\n<!-- en: " + Section.of(page).get(0).digest() + " -->\n\n```console\n$ "
                + spanish + "\nhecho\n```\n";
        assertThat(PAGES.problems(page, translation)).hasSize(problems);
    }

    @Test
    void aSectionThatIsNotTranslatedIsFound() {
        String same = ENGLISH.replace("../es/", "../en/").replace("lesson\n", "lesson\n<!-- en: d13b493c -->\n");
        assertThat(PAGES.problems(ENGLISH.replace("../es/", "../en/"), same))
                .anyMatch(problem -> problem.contains("not translated: See the [data]"));
    }

    @Test
    void aPageIsDividedAtItsHeadings() {
        assertThat(Section.of(SPANISH))
                .extracting(Section::level, Section::heading, Section::source, Section::anchor)
                .containsExactly(
                        tuple(1, "La lección", Optional.of("d13b493c"), "la-lección"),
                        tuple(2, "Míralo en marcha", Optional.of("bc588571"), "míralo-en-marcha"));
    }
}
