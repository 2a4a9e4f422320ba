package io.sparkpool.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunCommandTest {
    private final RunCommand command = new RunCommand(
            new ProgramProcess(Optional.empty(), Map.of(), new PrintStream(OutputStream.nullOutputStream()), () -> {}));

    @ParameterizedTest
    @CsvSource({"--help, true", "-h, true", "A.java --help, false", "'', false"})
    void helpIsAskedForBeforeTheFile(String words, boolean asks) {
        assertThat(command.asksForHelp(words.isEmpty() ? List.of() : List.of(words.split(" "))))
                .isEqualTo(asks);
    }

    @Test
    void aSourceNeedsTheScript() {
        assertThatThrownBy(() -> command.run(List.of("A.java", "x")))
                .hasMessage("run needs submit.sh; run ./submit.sh run A.java");
    }
}
