package io.sparkpool.submit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryCommandTest {
    private static final PrintStream NOWHERE = new PrintStream(OutputStream.nullOutputStream());

    @TempDir
    Path home;

    @Test
    void aDirectoryThatDoesNotExistIsRefused() {
        assertThatThrownBy(() -> command("127.0.0.1").run(List.of()))
                .hasMessage("there is no directory '%1$s'; run a job with --event-log %1$s first"
                        .formatted(home.resolve("target/events")));
        assertThatThrownBy(() -> command("127.0.0.1").run(List.of("none")))
                .hasMessage("there is no directory 'none'; run a job with --event-log none first");
    }

    @Test
    void aFileIsNoDirectory() throws IOException {
        Path file = Files.writeString(home.resolve("README.md"), "read me");
        assertThatThrownBy(() -> command("127.0.0.1").run(List.of(file.toString())))
                .hasMessage(
                        "'%s' is not a directory; give the one that jobs were given with --event-log".formatted(file));
    }

    @Test
    void takesOneDirectory() {
        assertThatThrownBy(() -> command("127.0.0.1").run(List.of("--port", "1")))
                .hasMessage("history takes a directory and no options, as in ./submit.sh history target/events; "
                        + "see ./submit.sh history --help");
    }

    @Test
    void isNotOpenToTheNetwork() {
        assertThatThrownBy(() -> command("10.0.0.1").run(List.of("target")))
                .hasMessage("the history would be open to the network, as SPARK_LOCAL_IP is '10.0.0.1'; unset it");
    }

    @Test
    void needsTheScript() {
        assertThatThrownBy(() -> new HistoryCommand(Optional.empty(), Map.of(), NOWHERE).run(List.of()))
                .hasMessage("the history needs submit.sh; run ./submit.sh history");
    }

    private HistoryCommand command(String address) {
        Launch launch = new Launch(home, "1g", List.of(), Optional.empty());
        return new HistoryCommand(Optional.of(launch), Map.of("SPARK_LOCAL_IP", address), NOWHERE);
    }
}
