package io.sparkpool.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparkpool.config.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourceFileTest {
    @TempDir
    Path directory;

    @Test
    void aFileIsReadAsUtf8() throws IOException {
        Path file = Files.writeString(directory.resolve("Año.java"), "class Año {}");
        SourceFile source = SourceFile.read(file.toString());
        assertThat(source.text()).isEqualTo("class Año {}");
        assertThat(source.name()).isEqualTo("Año");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Word.java", "words.java", "Words", "Words.jav"})
    void aMistypedNameIsCorrected(String name) throws IOException {
        Path file = Files.writeString(directory.resolve("Words.java"), "");
        assertRefused(name, "'%s' does not exist; did you mean '%s'?".formatted(directory.resolve(name), file));
    }

    @Test
    void whatIsMissingIsNamed() {
        assertRefused(
                "Words.java",
                "'%s' does not exist; give a file that ends with .java".formatted(directory.resolve("Words.java")));
        assertRefused(
                "no/Words.java",
                "'%s' does not exist; there is no directory '%s' either"
                        .formatted(directory.resolve("no/Words.java"), directory.resolve("no")));
    }

    @Test
    void otherFilesAreRefused() throws IOException {
        Path python = Files.writeString(directory.resolve("words.py"), "");
        assertRefused(
                "words.py",
                "'%s' is not the source of a Java program; give a file that ends with .java".formatted(python));
        assertRefused(
                "",
                "'%s' is a directory; give one file that ends with .java: a program of several files is a project, see ./submit.sh new --help"
                        .formatted(directory));
    }

    @Test
    void otherEncodingsAreRefusedWithTheLine() throws IOException {
        Path file = Files.write(directory.resolve("A.java"), new byte[] {'a', '\n', 'b', (byte) 0xf1, '\n'});
        assertRefused("A.java", "'%s' is not text in UTF-8: line 2 has other bytes; save it as UTF-8".formatted(file));
    }

    private void assertRefused(String name, String problem) {
        assertThatThrownBy(() -> SourceFile.read(directory.resolve(name).toString()))
                .isInstanceOfSatisfying(
                        ConfigException.class,
                        refused -> assertThat(refused.problems()).containsExactly(problem));
    }
}
