package io.sparkpool.learn;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkpool.SharedPool;
import io.sparkpool.pool.Pool;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Checks files as no solution is: missing ones, strange ones, and programs that do not end. */
@ExtendWith(SharedPool.class)
class CheckerTest {
    private static final Duration SHORT = Duration.ofMillis(300);

    /** Loops that end when the check has given them up, so that they do not slow down other tests. */
    private static final String ENDLESS = "while (!Thread.currentThread().isInterrupted()) {}";

    @TempDir
    Path directory;

    private Trial trial(String exercise, Pool pool) {
        return new Trial(Exercises.find(exercise).orElseThrow(), directory, pool);
    }

    @Test
    void aLoopThatNeverEndsIsFoundAtItsLine(Pool pool) throws IOException {
        Trial trial = trial("Chunks", pool);
        String text = trial.solutionWith("return chunks;", ENDLESS + " return chunks;");
        assertThat(trial.check(text, Language.EN, SHORT))
                .startsWith("""
                chunks(100, 4) had not ended after 1 s.
                Chunks.java:15: %s return chunks;""".formatted(ENDLESS))
                .endsWith("""
                Does a loop there never end? Look at its condition: something in the loop has to
                change until it is false.""");
    }

    @Test
    void aLoopThatNeverEndsIsFoundInATaskOfThePool(Pool pool) throws IOException {
        Trial trial = trial("LastDigit", pool);
        String text = trial.solutionWith("return x * x % 10;", "if (x == 50) " + ENDLESS + " return x * x % 10;");
        assertThat(trial.check(text, Language.ES, SHORT)).startsWith("""
                lastDigits(pool, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, ...]) no había terminado
                después de 1 s.
                LastDigit.java:13: return pool.map(LastDigit::lastDigit, numbers);""");
    }

    @Test
    void aFileThatIsMissingOrHasNoCodeIsSaidToBeSo(Pool pool) throws IOException {
        Trial trial = trial("Chunks", pool);
        assertThat(trial.checkFile(Language.EN))
                .isEqualToNormalizingWhitespace(
                        "There is no file 'Chunks.java'. Put it there again: ./submit.sh learn " + directory);
        String empty = "There is no code in the file 'Chunks.java'. To begin again, delete it, and run "
                + "./submit.sh learn " + directory;
        assertThat(trial.check("", Language.EN)).isEqualToNormalizingWhitespace(empty);
        assertThat(trial.check("/** Nothing. */\n// class Chunks {}\n", Language.EN))
                .isEqualToNormalizingWhitespace(empty);
    }

    @Test
    void aFileInAnotherEncodingIsSaidToBeSo(Pool pool) throws IOException {
        Trial trial = trial("Chunks", pool);
        String text = ExerciseDirectory.solution(Language.ES, trial.exercise());
        Files.write(directory.resolve("Chunks.java"), text.getBytes(StandardCharsets.ISO_8859_1));
        assertThat(trial.checkFile(Language.ES)).isEqualToNormalizingWhitespace("""
                El archivo 'Chunks.java' no está en UTF-8. Guárdalo con esa codificación: casi
                todos los editores la ofrecen en «Guardar como».""");
    }

    @Test
    void editorsOfWindowsChangeNothing(Pool pool) throws IOException {
        Trial trial = trial("Chunks", pool);
        String text = "\ufeff"
                + ExerciseDirectory.solution(Language.ES, trial.exercise()).replace("\n", "\r\n");
        assertThat(trial.check(text, Language.EN)).isEmpty();
        assertThat(trial.check(text.replace("return chunks;", "return chunk;"), Language.EN))
                .isEqualTo("""
                Chunks.java:15: cannot find symbol
                        return chunk; // con 0 entradas el bucle no se ejecuta nunca
                               ^
                Nothing of the name 'chunk' is known here. Did you mean 'chunks'?""");
    }

    @Test
    void theFileMayHaveOtherClassesAndMayBeCheckedAgain(Pool pool) throws IOException {
        Trial trial = trial("CountWords", pool);
        String text = trial.solutionWith("return new StringTokenizer(line)", "return Words.of(line)")
                + "class Words { static StringTokenizer of(String line) { return new StringTokenizer(line); } }";
        assertThat(trial.check(text, Language.EN)).isEmpty();
        assertThat(trial.check(text.replace("(line); }", "(\"\"); }"), Language.EN))
                .startsWith("countAll(pool, ");
    }

    @Test
    void aCommentOrAStringIsNotTakenForAPackageOrAnExit(Pool pool) throws IOException {
        Trial trial = trial("Chunks", pool);
        String text = "/*\npackage my;\n*/"
                + trial.solutionWith("return chunks;", "// System.exit(1)\nString s = \"//\"; return chunks;");
        assertThat(trial.check(text, Language.EN)).isEmpty();
    }

    @Test
    void aFunctionThatCannotBeSentFailsWithThePoolsReason(Pool pool) throws IOException {
        Trial trial = trial("PriceOrders", pool);
        String text =
                trial.solutionWith("    @Override", "    private final Object lock = new Object();\n\n    @Override");
        assertThat(trial.check(text, Language.EN))
                .startsWith("PriceOrders threw an exception: ")
                .contains("NotSerializableException");
    }

    @Test
    void whatAValueOfTheLearnersThrowsIsExplained(Pool pool) throws IOException {
        Trial trial = trial("Chunks", pool);
        String lazy = "return new java.util.AbstractList<String>() { public int size() { return 1; } "
                + "public String get(int at) { throw new IllegalStateException(\"lazy\"); } };";
        assertThat(trial.check(trial.solutionWith("return chunks;", lazy), Language.EN))
                .startsWith("Chunks threw an exception: IllegalStateException: lazy\nChunks.java:15: return new");
    }

    @Test
    void aFunctionThatReturnsAnotherKindOfRowIsSaidToDoSo(Pool pool) throws IOException {
        Trial trial = trial("PriceOrders", pool);
        String text = trial.solutionWith("Order, PriceOrders.Priced>", "Order, Object>")
                .replaceFirst("public Priced call", "public Object call")
                .replaceFirst("return new Priced", "return \"\" + new Priced");
        assertThat(trial.check(text, Language.EN)).startsWith("The record Priced is missing, or was changed.");
    }
}
