package io.sparkpool.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparkpool.config.ConfigException;
import io.sparkpool.submit.Launch;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NewCommandTest {
    /** A start of a project, which has the engine already. */
    private static final Launch PROJECT = new Launch(
            Path.of("project/"), Optional.of(Path.of("project/target/launcher")), "1g", List.of(), Optional.empty());

    @TempDir
    Path directory;

    @Test
    void aProjectCanMakeAnother() {
        Path orders = directory.resolve("daily orders");
        assertThat(new NewCommand(Optional.of(PROJECT), Map.of())
                        .run(List.of(orders.toString(), "--package", "my.orders")))
                .isEqualTo("""
                        made '%1$s', a project of 9 files: the job daily-orders, in the package my.orders
                        run it:    '%1$s/submit.sh'
                        test it:   mvn -f '%1$s/pom.xml' verify
                        change it: '%1$s/src/main/java/my/orders/Price.java'
                        """.formatted(orders));
        assertThat(orders.resolve("src/test/java/my/orders/PriceTest.java")).exists();
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', textBlock = """
            "", "new: the directory is missing; give one, as in ./submit.sh new ../orders"
            a b, "unexpected argument 'b' (new): a project has one directory; put a path with blanks in quotes"
            a --pack x, "Unrecognized option: --pack (new); see ./submit.sh new --help"
            a --name, "Missing argument for option: name (new); see ./submit.sh new --help"
            --install a, "new: --install makes no project; leave out everything else"
            --install, "new: --install is for the directory of spark-pool, and this is a project; run it there"
            4711, "new: the job cannot be named as its directory '4711'; give a name, such as --name orders"
            """)
    void argumentsThatCannotBeUsedAreRefused(String words, String message) {
        List<String> arguments = words.isEmpty() ? List.of() : List.of(words.split(" "));
        assertThatThrownBy(() -> new NewCommand(Optional.of(PROJECT), Map.of()).run(arguments))
                .isInstanceOf(ConfigException.class)
                .hasMessage(message);
    }

    @Test
    void allProblemsAreShownTogether() {
        assertThatThrownBy(() -> new NewCommand(Optional.of(PROJECT), Map.of())
                        .run(List.of("pom.xml", "--package", "my-jobs", "--name", "My")))
                .hasMessage("""
                        cannot use 'my-jobs' (--package): not the name of a package in Java; write for example my.jobs
                        cannot make a project in 'pom.xml': it exists and is no directory; name a directory that does not exist, or an empty one
                        cannot use 'My' (--name): not a name; write lower-case letters and digits, and single dashes between them, such as daily-orders""");
    }

    @Test
    void theCommandNeedsTheScript() {
        String path = directory.resolve("orders").toString();
        assertThatThrownBy(() -> new NewCommand(Optional.empty(), Map.of()).run(List.of(path)))
                .isInstanceOf(ConfigException.class)
                .hasMessage("new needs submit.sh; run ./submit.sh new DIR");
        assertThat(directory).isEmptyDirectory();
    }
}
