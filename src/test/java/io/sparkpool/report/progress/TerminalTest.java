package io.sparkpool.report.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalTest {
    @ParameterizedTest
    @CsvSource({"'24 80\n', 80", "'50 200', 200"})
    void readsTheWidth(String size, int columns) {
        assertThat(Terminal.columns(size)).hasValue(columns);
    }

    @ParameterizedTest
    @CsvSource({"''", "'0 0\n'", "'stty: no terminal\n'", "'24 -1\n'", "'24 999999\n'"})
    void aSizeThatIsNotKnownIsNone(String size) {
        assertThat(Terminal.columns(size)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'7 (java) S 1 7 5 34816 7 4194304', true",
        "'7 (java) S 1 7 5 34816 5 4194304', false",
        "'7 (a) b) S 1 7 5 34816 5 4194304', false",
        "'7 (java) S 1 7 5 0 -1 4194304', true",
        "'7 (java) S 1 0 0 34816 0 4194304', true",
        "'', true"
    })
    void aJobInTheBackgroundIsToldByItsProcessGroup(String stat, boolean foreground) {
        assertThat(Terminal.isInForeground(stat)).isEqualTo(foreground);
    }

    @Test
    void theWidthIsAskedForOnceAndAgainAfterAChange() {
        Deque<OptionalInt> widths = new ArrayDeque<>(List.of(OptionalInt.of(100), OptionalInt.empty()));
        Columns columns = new Columns(widths::remove);
        assertThat(columns.getAsInt()).isEqualTo(100);
        assertThat(columns.getAsInt()).isEqualTo(100);
        columns.change();
        assertThat(columns.getAsInt()).as("unknown").isEqualTo(80);
        assertThat(columns.getAsInt()).isEqualTo(80);
    }
}
