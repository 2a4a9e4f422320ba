package io.sparkpool.function.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaceholderTest {
    /** The columns are {@code {}}, {@code {.}}, {@code {/}}, {@code {//}} and {@code {/.}}, as GNU parallel replaces them. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            foo.jpg         | foo            | foo.jpg     | .       | foo
            subdir/foo.jpg  | subdir/foo     | foo.jpg     | subdir  | foo
            sub.dir/foo.jpg | sub.dir/foo    | foo.jpg     | sub.dir | foo
            sub.dir/bar     | sub.dir/bar    | bar         | sub.dir | bar
            a/b.tar.gz      | a/b.tar        | b.tar.gz    | a       | b.tar
            /foo            | /foo           | foo         | /       | foo
            //a//b          | //a//b         | b           | //a     | b
            dir/            | dir/           | ""          | .       | ""
            a/b//           | a/b//          | ""          | a       | ""
            /               | /              | ""          | /       | ""
            .bashrc         | ""             | .bashrc     | .       | ""
            dir/.bashrc     | dir/           | .bashrc     | dir     | ""
            end.            | end.           | end.        | .       | end.
            a..b            | a.             | a..b        | .       | a.
            a b/c d.e f     | a b/c d        | c d.e f     | a b     | c d
            42              | 42             | 42          | .       | 42
            ""              | ""             | ""          | .       | ""
            """)
    void placeholdersMeanWhatTheyDoInGnuParallel(
            String input, String withoutExtension, String name, String directory, String nameWithoutExtension) {
        assertThat(Stream.of("{}", "{.}", "{/}", "{//}", "{/.}").map(word -> of(word, input)))
                .containsExactly(input, withoutExtension, name, directory, nameWithoutExtension);
    }

    @Test
    void theNumberCountsFromOne() {
        assertThat(of("{#}", "x")).isEqualTo("7");
    }

    private static String of(String written, String input) {
        return Placeholder.at(0, written).orElseThrow().of(input, 7);
    }
}
