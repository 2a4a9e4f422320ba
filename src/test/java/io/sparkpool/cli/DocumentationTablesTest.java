package io.sparkpool.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkpool.config.AllKeys;
import io.sparkpool.config.Key;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.cli.Option;
import org.junit.jupiter.api.Test;

/** The tables of the documentation have a row for each declaration. A failure shows the rows that are expected. */
class DocumentationTablesTest {
    @Test
    void thePageOfSettingsHasARowForEachOption() throws IOException {
        assertThat(rows("src/site/markdown/settings.md", "| option ")
                        .map(cells -> "| %s | %s |".formatted(cells[0], cells[1])))
                .containsExactlyElementsOf(JobOptions.of(AllKeys.KEYS).getOptions().stream()
                        .map(option ->
                                "| %s | %s |".formatted(usage(option).replace("|", "\\|"), option.getDescription()))
                        .toList());
    }

    @Test
    void thePageOfSettingsHasARowForEachKeyWithItsDefault() throws IOException {
        assertThat(rows("src/site/markdown/settings.md", "| key ")
                        .map(cells -> "| `%s` | ... | %s |".formatted(cells[0], declaredDefault(cells[0], cells[2]))))
                .containsExactlyInAnyOrderElementsOf(documented()
                        .map(key -> "| `%s` | ... | %s |"
                                .formatted(key.key(), key.defaultValue().orElse("")))
                        .toList());
    }

    /** Returns what the page says of a default, unless none is declared: then the page may describe what happens. */
    private static String declaredDefault(String key, String cell) {
        boolean declared = documented()
                .anyMatch(
                        known -> known.key().equals(key) && known.defaultValue().isPresent());
        return declared ? cell : "";
    }

    private static Stream<Key<?>> documented() {
        return AllKeys.KEYS.all().stream().filter(key -> !key.help().isEmpty());
    }

    private static String usage(Option option) {
        String names = Stream.of("-" + option.getOpt(), "--" + option.getLongOpt())
                .filter(name -> !name.endsWith("null"))
                .reduce((letter, name) -> letter + ", " + name)
                .orElseThrow();
        return option.hasArg() ? names + " " + option.getArgName() : names;
    }

    /** Returns the cells of a table, row by row, without the marks of code. */
    private static Stream<String[]> rows(String page, String heading) throws IOException {
        List<String> lines = Files.readAllLines(Path.of(page));
        return lines.stream()
                .dropWhile(line -> !line.startsWith(heading))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .map(line -> line.split(" ?(?<!\\\\)\\| ?", -1))
                .map(cells -> Stream.of(cells)
                        .skip(1)
                        .map(cell -> cell.replace("`", ""))
                        .toArray(String[]::new));
    }
}
