package io.sparkpool.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparkpool.config.ConfigException;
import io.sparkpool.submit.JarCache;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompiledProgramTest {
    private static final String MAIN = "public static void main(String[] args) {}";

    @TempDir
    Path directory;

    private Programs programs;

    @BeforeEach
    void start() {
        programs = new Programs(directory);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "public class Program { %s } | Program",
                "package my.jobs; class Words { %s } | my.jobs.Words",
                "public class OtherName { %s } | OtherName",
                "record Point(int x) {} class Words { %s } | Words",
                "interface Words { %s } | Words",
                "class Base { private static void main(String[] args) {} } class Words { %s } | Words",
                "class Words { void main() {} } | Words"
            })
    void theMainClassIsTheFirstWithAMainMethod(String text, String mainClass) throws IOException {
        assertThat(programs.compile("Program.java", text.formatted(MAIN)).mainClass())
                .isEqualTo(mainClass);
    }

    @Test
    void nothingIsCompiledTwice() throws IOException {
        CompiledProgram first = programs.compile("A.java", "class A { %s }".formatted(MAIN));
        Object file = Files.getAttribute(first.jar(), "unix:ino");
        CompiledProgram again = programs.compile("A.java", "class A { %s }".formatted(MAIN));
        assertThat(again).isEqualTo(first);
        assertThat(Files.getAttribute(again.jar(), "unix:ino")).isEqualTo(file);
        assertThat(programs.compile("A.java", "class B { %s }".formatted(MAIN))).isNotEqualTo(first);
    }

    @Test
    void aProgramIsCompiledAgainForAnotherLibrary() throws IOException {
        SourceFile source = programs.source("A.java", "class A { %s }".formatted(MAIN));
        Path library = Files.createDirectory(directory.resolve("library"));
        JarCache cache = new JarCache(directory.resolve("jars"));
        CompiledProgram first = CompiledProgram.of(source, List.of(Programs.ENGINE, library), cache);
        Files.setLastModifiedTime(library, FileTime.fromMillis(0));
        assertThat(CompiledProgram.of(source, List.of(Programs.ENGINE, library), cache))
                .isNotEqualTo(first);
    }

    @Test
    void aCompilerErrorShowsItsLine() throws IOException {
        SourceFile source = programs.source("Bad.java", """
                import io.sparkpool.pool.Pool;
                public class Bad {
                    int twice(long x) {
                    \treturn "" + y;
                    }
                }
                """);
        assertThatThrownBy(() -> compile(source)).isInstanceOfSatisfying(CompilationException.class, failure -> {
            assertThat(failure.details()).isEqualTo("""
                    %1$s:4:18: cannot find symbol
                      symbol:   variable y
                      location: class Bad
                            \treturn "" + y;
                            \t            ^
                    """.formatted(source.path()));
            assertThat(failure.problems())
                    .containsExactly("'%s' does not compile; the lines above say why".formatted(source.path()));
            assertThat(failure.exitCode()).isEqualTo(1);
        });
        assertThat(jars()).isEmpty();
    }

    @Test
    void aLibraryThatIsNoJarIsAnError() throws IOException {
        SourceFile source = programs.source("A.java", "class A { %s }".formatted(MAIN));
        Path library = Files.writeString(directory.resolve("library.jar"), "no jar");
        assertThatThrownBy(() -> CompiledProgram.of(
                        source, List.of(Programs.ENGINE, library), new JarCache(directory.resolve("jars"))))
                .isInstanceOfSatisfying(
                        CompilationException.class,
                        failure -> assertThat(failure.details()).contains(library.toString()));
    }

    @Test
    void onlyTheFirstErrorsAreShown() throws IOException {
        SourceFile source = programs.source("Bad.java", "class Bad { A a; B b; C c; D d; E e; F f; G g; }");
        assertThatThrownBy(() -> compile(source))
                .isInstanceOfSatisfying(
                        CompilationException.class,
                        failure -> assertThat(failure.details())
                                .contains("class E")
                                .endsWith("^\nand 2 more\n"));
    }

    @Test
    void aClassInAnotherFileIsNotPartOfTheProgram() throws IOException {
        programs.source("Helper.java", "class Helper {}");
        SourceFile source = programs.source("Words.java", "class Words { Helper helper; %s }".formatted(MAIN));
        assertThatThrownBy(() -> compile(source))
                .hasMessage("'%s' does not compile; the lines above say why; 'Helper.java' is not compiled with it: "
                                .formatted(source.path())
                        + "a program of several files is a project, see ./submit.sh new --help");
    }

    @Test
    void aMainMethodIsNeeded() throws IOException {
        SourceFile source = programs.source("Words.java", "class Words { static int main(int x) { return x; } }");
        assertThatThrownBy(() -> compile(source))
                .isInstanceOf(ConfigException.class)
                .hasMessage("'%s' has no method to start with; add: public static void main(String[] args)"
                        .formatted(source.path()));
    }

    private CompiledProgram compile(SourceFile source) {
        return CompiledProgram.of(source, List.of(Programs.ENGINE), new JarCache(directory.resolve("jars")));
    }

    private List<Path> jars() throws IOException {
        try (Stream<Path> files = Files.list(directory.resolve("jars"))) {
            return files.toList();
        }
    }
}
