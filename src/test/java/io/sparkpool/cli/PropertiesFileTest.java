package io.sparkpool.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkpool.config.ProblemMessages;
import io.sparkpool.config.Problems;
import io.sparkpool.config.Setting;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PropertiesFileTest {
    private final Problems problems = new Problems();

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "spark.a=1 2",
                "spark.a:1 2",
                "spark.a 1 2",
                "spark.a = 1 2",
                "  spark.a\t1 2  ",
                "spark.a=1\\\n    \\ 2",
                "# a comment\n! another\n\nspark.a=1 2\n",
                "spark.a=0\nspark.a=1 2"
            })
    void aLineSetsAKey(String text) throws IOException {
        String file = file(text);
        assertThat(PropertiesFile.read(file, problems)).containsExactly(new Setting("spark.a", "1 2", file));
        assertThat(ProblemMessages.of(problems)).isEmpty();
    }

    @Test
    void theFileIsTheOriginOfEachSetting() throws IOException {
        String file = file("spark.a=1\nspark.b=2\nspark.c=\n");
        assertThat(PropertiesFile.read(file, problems))
                .containsExactlyInAnyOrder(
                        new Setting("spark.a", "1", file),
                        new Setting("spark.b", "2", file),
                        new Setting("spark.c", "", file));
    }

    @Test
    void theFileIsUtf8AndKnowsEscapes() throws IOException {
        String file = file("spark.a=\u00e9\u4e2d\uD83D\uDE00\nspark.b=\\u00e9\\t|\\\\");
        assertThat(PropertiesFile.read(file, problems))
                .containsExactlyInAnyOrder(
                        new Setting("spark.a", "\u00e9\u4e2d\uD83D\uDE00", file),
                        new Setting("spark.b", "\u00e9\t|\\", file));
    }

    @Test
    void anEmptyFileSetsNothing() throws IOException {
        assertThat(PropertiesFile.read(file("# nothing yet\n"), problems)).isEmpty();
        assertThat(ProblemMessages.of(problems)).isEmpty();
    }

    @Test
    void aMissingFileIsAProblem() {
        String file = directory.resolve("missing.properties").toString();
        assertThat(PropertiesFile.read(file, problems)).isEmpty();
        assertProblem(file, "no such file; name one that exists");
    }

    @Test
    void anEmptyNameIsAProblem() {
        assertThat(PropertiesFile.read("", problems)).isEmpty();
        assertProblem("", "there is no name; name a file");
    }

    @Test
    void aDirectoryIsAProblem() {
        String file = directory.toString();
        assertThat(PropertiesFile.read(file, problems)).isEmpty();
        assertProblem(file, "IOException: Is a directory; name a properties file in UTF-8 that you may read");
    }

    @Test
    void otherEncodingsAreAProblem() throws IOException {
        Path file = directory.resolve("latin.properties");
        Files.write(file, "spark.a=\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));
        PropertiesFile.read(file.toString(), problems);
        assertProblem(
                file.toString(),
                "MalformedInputException: Input length = 1;" + " name a properties file in UTF-8 that you may read");
    }

    @Test
    void aBrokenEscapeIsAProblem() throws IOException {
        String file = file("spark.a=C:\\users\n");
        PropertiesFile.read(file, problems);
        assertProblem(file, "Malformed \\uxxxx encoding.; write a backslash as \\\\");
    }

    private String file(String text) throws IOException {
        return Files.writeString(directory.resolve("job.properties"), text).toString();
    }

    private void assertProblem(String file, String why) {
        assertThat(ProblemMessages.of(problems))
                .isEqualTo(List.of("cannot read the properties file '" + file + "' (--config): " + why));
    }
}
