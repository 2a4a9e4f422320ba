package io.sparkpool.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparkpool.config.ConfigException;
import io.sparkpool.submit.Launch;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LearnCommandTest {
    @TempDir
    Path home;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private String exercises;

    @BeforeEach
    void nameTheDirectory() {
        exercises = home.resolve("my exercises").toString();
    }

    /** Runs the command; the paths of the script and of the exercises are shortened in what it prints. */
    private String learn(String... words) {
        return shortened(command("en_US.UTF-8").run(List.of(words)));
    }

    private LearnCommand command(String locale) {
        Launch launch = new Launch(home, "1g", List.of(), Optional.empty());
        return new LearnCommand(Optional.of(launch), Map.of("LANG", locale), out);
    }

    private String shortened(String text) {
        return text.replace(home + "/submit.sh", "./submit.sh").replace(exercises, "DIR");
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(Path.of(exercises, name), text);
    }

    private static String solution(String name) {
        return ExerciseDirectory.solution(Language.EN, Exercises.find(name).orElseThrow());
    }

    @Test
    void showsTheExercisesBeforeTheyAreAnywhere() {
        assertThat(learn())
                .startsWith("The exercises of the course:\n  1  LastDigit     write a function")
                .endsWith("Put them into a directory: ./submit.sh learn exercises\n");
    }

    @Test
    void putsTheExercisesThereAndSaysWhatIsNext() {
        String said = learn(exercises);
        assertThat(said).isEqualTo("""
                8 exercises are in 'DIR'.
                  1  LastDigit     not yet    write a function, and map it
                  2  Chunks        not yet    cut the inputs into chunks
                  3  InOrder       not yet    put the outputs back into order
                  4  ExactProduct  not yet    calculate exactly
                  5  Measurements  not yet    set bad lines aside
                  6  SpeedUp       not yet    how far does it scale?
                  7  PriceOrders   not yet    a table in, a table out
                  8  CountWords    not yet    return what you count
                Next: ./submit.sh learn 1
                """);
        assertThat(Path.of(exercises, "README.md")).content().startsWith("# The exercises of the course");
        assertThat(learn()).isEqualTo(said.replaceFirst(".*", "The exercises in 'DIR': 0 of 8 are done."));
    }

    @Test
    void knowsWhatIsDoneBegunAndMissing() throws IOException {
        learn(exercises);
        write("InOrder.java", solution("InOrder"));
        assertThat(learn("check", "3")).isEqualTo("""
                Well done: exercise 3, InOrder, is right.
                You put outputs in order by the number of their chunk. The pool does the same,
                so the result never depends on which core was faster.
                Next: ./submit.sh learn 1
                """);
        write("Chunks.java", "class Chunks {}");
        Files.delete(Path.of(exercises, "SpeedUp.java"));
        assertThat(learn())
                .contains(
                        "1 of 8 are done",
                        "  2  Chunks        begun ",
                        "  3  InOrder       done ",
                        "  6  SpeedUp       no file ");
        write("InOrder.java", solution("InOrder") + "\n");
        assertThat(learn()).contains("0 of 8 are done", "  3  InOrder       begun ");
    }

    @Test
    void putsFilesThereAgainAndKeepsWhatTheLearnerWrote() throws IOException {
        learn(exercises);
        write("InOrder.java", solution("InOrder"));
        learn("check", "inorder");
        Files.delete(Path.of(exercises, "Chunks.java"));
        Files.delete(home.resolve("target/learn.properties"));
        assertThat(learn(exercises))
                .containsPattern("Files\\sthat\\syou\\shad\\schanged:\\s1;\\sthey\\sstay\\sas\\sthey\\sare.\n")
                .contains("2  Chunks        not yet", "3  InOrder       done");
        assertThat(Path.of(exercises, "InOrder.java")).hasContent(solution("InOrder"));
    }

    @Test
    void checksTheFirstExerciseThatIsNotDone() throws IOException {
        learn(exercises);
        Path memory = Path.of(exercises, ".learn.properties");
        write("LastDigit.java", solution("LastDigit"));
        new ExerciseDirectory(Path.of(exercises))
                .passed(Exercises.ALL.get(0), solution("LastDigit").getBytes(StandardCharsets.UTF_8));
        assertThat(memory).content().contains("passed.1=");
        write("Chunks.java", solution("Chunks"));
        assertThat(learn("check")).contains("exercise 2, Chunks, is right", "Next: ./submit.sh learn 3");
    }

    @Test
    void aCheckThatFailsExplainsOnStandardOutputAndFails() {
        learn(exercises);
        assertThatThrownBy(() -> learn("check", "2"))
                .isInstanceOf(CheckFailed.class)
                .extracting(failure -> shortened(failure.getMessage()))
                .isEqualTo("exercise 2 is not right yet: change 'DIR/Chunks.java', then check it again: "
                        + "./submit.sh learn check 2");
        assertThat(shortened(out.toString(StandardCharsets.UTF_8)))
                .startsWith("chunks(100, 4) returned []; expected was [\"0-6\", ")
                .endsWith("A hint: ./submit.sh learn hint 2\n");
        assertThat(new CheckFailed("x").exitCode()).isEqualTo(1);
    }

    @Test
    void saysWhatToDoInAnExercise() throws IOException {
        learn(exercises);
        Path page = home.resolve("src/site/markdown/course/en/2-chunks.md");
        assertThat(learn("2")).contains("course/en/2-chunks.md, among the pages of spark-pool");
        Files.createDirectories(page.getParent());
        Files.createFile(page);
        assertThat(learn("2"))
                .startsWith("Exercise 2 of 8, Chunks: cut the inputs into chunks\n\nWrite the method chunks")
                .endsWith("""

                        What it is for: to hand out each input alone would cost more than to calculate
                        it; one chunk for each core would leave cores idle at the end.

                        File to edit: DIR/Chunks.java
                        Page of the course: %s
                        Check it: ./submit.sh learn check 2
                        A hint: ./submit.sh learn hint 2
                        """.formatted(page));
    }

    @Test
    void eachCallShowsOneMoreHint() {
        learn(exercises);
        assertThat(learn("hint", "4")).isEqualTo("""
                Hint 1 of 2: Math.multiplyExact(a, b) multiplies as a * b does, but throws an
                ArithmeticException if the product does not fit into a long.
                One more hint: ./submit.sh learn hint 4
                """);
        String second = learn("hint", "4");
        assertThat(second)
                .startsWith("Hint 1 of 2: ")
                .contains("\nHint 2 of 2: ")
                .endsWith("That was the last hint. A solution: ./submit.sh learn solution 4\n");
        assertThat(learn("hint", "4")).isEqualTo(second);
    }

    @Test
    void printsASolutionAndLeavesTheFileAsItIs() {
        learn(exercises);
        assertThat(learn("solution", "4")).isEqualTo(solution("ExactProduct"));
        assertThat(Path.of(exercises, "ExactProduct.java"))
                .hasContent(ExerciseDirectory.shipped(Language.EN, "ExactProduct.java"));
    }

    @Test
    void speaksTheLanguageOfTheLocaleAndRemembersIt() throws IOException {
        assertThat(command("es_CO.UTF-8").help()).startsWith("uso: ./submit.sh learn");
        assertThat(command("es_CO.UTF-8").run(List.of(exercises)))
                .contains("1  LastDigit     sin hacer  escribe una función", "Ahora: ");
        assertThat(Path.of(exercises, "Chunks.java")).content().contains("Ejercicio 2");
        assertThat(learn("1")).startsWith("Ejercicio 1 de 8, LastDigit: ");
        assertThat(learn("1", "--lang", "en")).startsWith("Exercise 1 of 8, LastDigit: ");
        Files.delete(home.resolve("target/learn.properties"));
        assertThat(learn(exercises, "--lang=es")).startsWith("Hay 8 ejercicios en 'DIR'.");
    }

    @Test
    void anotherLanguageReplacesOnlyFilesThatNobodyHasChanged() throws IOException {
        learn(exercises);
        write("Chunks.java", solution("Chunks"));
        assertThat(learn("--lang", "es", exercises)).containsPattern("cambiado:\\s1;");
        assertThat(Path.of(exercises, "InOrder.java")).content().contains("Ejercicio 3");
        assertThat(Path.of(exercises, "README.md")).content().contains("ejercicio");
        assertThat(Path.of(exercises, "Chunks.java")).hasContent(solution("Chunks"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "9 | there is no exercise '9'; give a number from 1 to 8, or a name: LastDigit, Chunks, InOrder, ExactProduct, Measurements, SpeedUp, PriceOrders, CountWords",
                "check x | there is no exercise 'x'; give a number from 1 to 8, or a name: LastDigit, Chunks, InOrder, ExactProduct, Measurements, SpeedUp, PriceOrders, CountWords",
                "hint | which exercise? Give its number, as in ./submit.sh learn hint 1",
                "check 1 2 | unexpected argument '2'; see ./submit.sh learn --help",
                "3 4 | unexpected argument '4'; see ./submit.sh learn --help",
                "chek 3 | no such word 'chek'; did you mean 'check'? For a directory of that name, give its path: ./chek",
                "comprobar | no such word 'comprobar'; did you mean 'check'? For a directory of that name, give its path: ./comprobar",
                "--lang fr | there is no course in 'fr' (--lang); give es or en",
                "1 --lang | there is no course in '' (--lang); give es or en",
                "--help-me | no such option '--help-me'; there is --lang es or --lang en, see ./submit.sh learn --help",
                "check 2 | there are no exercises yet; put them into a directory: ./submit.sh learn exercises"
            })
    void refusesWrongArguments(String words, String problem) {
        assertThatThrownBy(() -> learn(words.split(" ")))
                .isInstanceOf(ConfigException.class)
                .hasMessage("learn: " + problem);
    }

    @Test
    void refusesWrongArgumentsInSpanish() {
        assertThatThrownBy(() -> command("es_ES.UTF-8").run(List.of("pista", "3")))
                .hasMessage("learn: no existe la palabra 'pista'; ¿querías decir 'hint'? "
                        + "Si es un directorio, escribe su ruta: ./pista");
    }

    @Test
    void refusesAFileForADirectoryAndADirectoryThatIsGone() throws IOException {
        Files.writeString(Path.of(exercises), "");
        assertThatThrownBy(() -> learn(exercises))
                .hasMessage("learn: cannot use '%s': it is a file; name a directory for the exercises", exercises);
        String below = exercises + "/below";
        assertThatThrownBy(() -> learn(below))
                .isInstanceOf(ConfigException.class)
                .hasMessageStartingWith("learn: cannot put the exercises into '%s': ".formatted(below));
        Path other = home.resolve("other");
        learn(other.toString());
        Files.move(other, home.resolve("moved"));
        assertThatThrownBy(() -> learn("1"))
                .hasMessage(
                        "learn: the directory '%1$s' with the exercises is gone; put them there again: "
                                + "./submit.sh learn %1$s",
                        other);
        assertThat(learn(home.resolve("moved").toString())).startsWith("8 exercises are in ");
    }

    @Test
    void belongsToTheProject() {
        assertThatThrownBy(() -> new LearnCommand(Optional.empty(), Map.of(), out).run(List.of()))
                .hasMessage("learn belongs to the project: run it as ./submit.sh learn");
    }
}
