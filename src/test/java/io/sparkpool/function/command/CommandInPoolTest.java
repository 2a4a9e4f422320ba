package io.sparkpool.function.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sparkpool.Await;
import io.sparkpool.SharedPool;
import io.sparkpool.pool.ErrorPolicy;
import io.sparkpool.pool.FailedInput;
import io.sparkpool.pool.Inputs;
import io.sparkpool.pool.Pool;
import io.sparkpool.pool.Range;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SharedPool.class)
@Timeout(300)
class CommandInPoolTest {
    @TempDir
    Path directory;

    @Test
    void outputsComeInTheOrderOfTheInputs(Pool pool) {
        assertThat(pool.map(Command.of("echo '<{}>'"), Range.of(0, 40), 3))
                .isEqualTo(IntStream.range(0, 40).mapToObj("<%d>"::formatted).toList());
    }

    @Test
    void theLessonsOwnFunctionRunsInPython(Pool pool) throws Exception {
        assumeTrue(ProgramFile.problem("python3").isEmpty(), "there is no python3 on the PATH");
        Path program = Files.writeString(directory.resolve("square.py"), """
                import sys

                def square(x):
                    return x * x

                print(square(int(sys.argv[1])))
                """);
        assertThat(pool.map(Command.of("python3 '" + program + "'"), List.of(0, 9, 3_037_000_500L)))
                .containsExactly("0", "81", "9223372037000250000");
    }

    @Test
    void theMessageNamesCommandAndInput(Pool pool) {
        assertThatThrownBy(() -> pool.map(Command.of("sh -c 'echo no >&2; exit {}'"), Range.of(0, 3)))
                .hasMessage("function 'sh -c 'echo no >&2; exit {}'' failed at index 1 on input '1':"
                        + " CommandException: 'sh -c echo no >&2; exit 1' ended with exit code 1: no");
    }

    @Test
    void failingInputsAreSetAsideAndTriedAgain(Pool pool) {
        List<FailedInput> failed = new ArrayList<>();
        List<String> outputs = pool.withErrorPolicy(ErrorPolicy.quarantine(failed::add))
                .withRetries(1)
                .map(Command.of("sh -c 'echo {}; [ {} != 1 ]'"), Range.of(0, 4), 2);
        assertThat(outputs).containsExactly("0", "2", "3");
        assertThat(failed)
                .containsExactly(new FailedInput(
                        1, 1L, "CommandException: 'sh -c echo 1; [ 1 != 1 ]' ended with exit code 1 (2 tries)"));
    }

    @Test
    void theTimeLimitKillsTheProgramAndItsChild(Pool pool) throws Exception {
        Path pids = directory.resolve("pids");
        List<String> input = List.of(pids.toString());
        assertThatThrownBy(() -> pool.withInputTimeout(Duration.ofMillis(500)).map(Hanging.COMMAND, input))
                .hasMessageEndingWith("TimeoutException: took longer than 0.5 s");
        Await.until(() -> Hanging.isGone(pids));
    }

    @Test
    void cancellingAMapKillsItsPrograms(Pool pool) throws Exception {
        List<Path> pids = Stream.of("a", "b").map(directory::resolve).toList();
        Inputs<String> inputs = Inputs.of(pids.stream().map(Path::toString).toList());
        CompletableFuture<List<String>> map = pool.withChunkSize(1).mapAsync(Hanging.COMMAND, inputs);
        for (Path each : pids) {
            Hanging.awaitStart(each);
        }
        map.cancel(true);
        for (Path each : pids) {
            Await.until(() -> Hanging.isGone(each));
        }
    }
}
