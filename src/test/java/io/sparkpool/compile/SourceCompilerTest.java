package io.sparkpool.compile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SourceCompilerTest {
    private final SourceCompiler compiler = SourceCompiler.of(List.of()).orElseThrow();

    @Test
    void keepsTheClassesOfAFileInMemory() {
        Compilation done = compiler.compile("my dir/Half.java", "public class Half { record Part(int x) {} }");
        assertThat(done.errors()).isEmpty();
        assertThat(done.classes()).containsOnlyKeys("Half", "Half$Part");
    }

    @Test
    void onlyAProgramMayHaveAPublicClassOfAnotherName() {
        String text = "public class Other { public static void main(String[] args) {} }";
        assertThat(compiler.compile("Half.java", text).mainClass()).contains("Other");
        assertThat(compiler.compileInPackage("one", "Half.java", text).errors())
                .extracting(CompilerMessage::text)
                .containsExactly("class Other is public, should be declared in a file named Other.java");
    }

    @Test
    void messagesNameClassesWithoutTheirPackages() {
        assertThat(compiler.compileInPackage("one", "A.java", "class A { A x = new java.util.Date(); }")
                        .errors())
                .extracting(CompilerMessage::text)
                .containsExactly("incompatible types: Date cannot be converted to A");
    }

    @Test
    void whatIsNestedTooDeeplyIsAnError() {
        String text = "class A { int x = %s1%s; }".formatted("(".repeat(100_000), ")".repeat(100_000));
        assertThat(compiler.compile("A.java", text).errors())
                .extracting(CompilerMessage::withPlace)
                .containsExactly("A.java: this is nested too deeply for the compiler");
    }

    @Test
    void compilesAsIfAPackageWereDeclared() {
        assertThat(compiler.compileInPackage("one", "Half.java", "public class Half {}")
                        .classes())
                .containsOnlyKeys("one.Half");
    }

    @Test
    void anErrorHasItsPlaceInTheSourceAsItWasGiven() {
        Compilation failed = compiler.compileInPackage("one", "Half.java", "class Half {\n\tint x = 1\n}");
        assertThat(failed.succeeded()).isFalse();
        assertThat(failed.classes()).isEmpty();
        CompilerMessage error = failed.errors().get(0);
        assertThat(error)
                .isEqualTo(new CompilerMessage(
                        "Half.java", 2, 11, "compiler.err.expected", "';' expected", "\tint x = 1"));
        assertThat(error.withPlace()).isEqualTo("Half.java:2: ';' expected");
        assertThat(error.marked()).isEqualTo("\tint x = 1%n\t         ^".formatted());
    }

    @Test
    void anErrorOnTheFirstLineHasTheColumnOfTheSource() {
        assertThat(compiler.compileInPackage("one", "A.java", "class A { int x = y; }")
                        .errors())
                .extracting(CompilerMessage::line, CompilerMessage::column)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(1L, 19L));
    }
}
