package io.sparkpool.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkpool.Thorough;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A learner's first steps, with the real script. */
@Thorough
class LearnIT {
    @TempDir
    Path directory;

    private Submission.Result learn(Path project, String... words) throws IOException, InterruptedException {
        String[] command = new String[words.length + 2];
        command[0] = project.resolve("submit.sh").toString();
        command[1] = "learn";
        System.arraycopy(words, 0, command, 2, words.length);
        return Submission.command(command)
                .with("LANG", "es_ES.UTF-8")
                .with("LC_ALL", "")
                .with("LC_MESSAGES", "")
                .in(directory)
                .run();
    }

    @Test
    void anExerciseIsPutThereFailsAndPassesInTheLanguageOfTheLocale() throws IOException, InterruptedException {
        Path project = Project.copyBuiltTo(directory.resolve("project"));
        String script = project.resolve("submit.sh").toString();
        assertThat(learn(project, "mis ejercicios").out()).startsWith("Hay 8 ejercicios en 'mis ejercicios'.\n");

        Submission.Result failed = learn(project, "check", "1");
        assertThat(failed.out()).startsWith("""
                lastDigit(7) ha devuelto 0; se esperaba 9.
                El cuadrado de 7 es 49, y su última cifra es 9.
                Una pista: %s learn hint 1
                """.formatted(script));
        assertThat(failed.err())
                .isEqualTo(
                        "spark-pool: error: el ejercicio 1 todavía no está bien: cambia 'mis ejercicios/LastDigit.java' "
                                + "y compruébalo otra vez: %s learn check 1%n".formatted(script));
        assertThat(failed.exitCode()).isEqualTo(1);

        Path file = directory.resolve("mis ejercicios/LastDigit.java");
        Files.writeString(file, learn(project, "solution", "1").out());
        Submission.Result passed = learn(project, "check", "--lang", "en");
        assertThat(passed.out()).startsWith("Well done: exercise 1, LastDigit, is right.\n");
        assertThat(passed.err()).isEmpty();
        assertThat(passed.exitCode()).isZero();

        Files.writeString(
                file, Files.readString(file).replace("return x * x % 10;", "while (x > 0) { x += 0; } return 9;"));
        Submission.Result endless = learn(project, "check", "1");
        assertThat(endless.out()).contains("lastDigit(7) no había terminado después de 5 s.");
        assertThat(endless.exitCode()).isEqualTo(1);
        assertThat(learn(project, "check", "9").exitCode()).isEqualTo(2);
        assertThat(learn(project).out()).contains("  1  LastDigit     empezado ", "Ahora: " + script + " learn 1\n");
    }
}
