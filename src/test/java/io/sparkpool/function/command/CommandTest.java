package io.sparkpool.function.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sparkpool.Await;
import io.sparkpool.function.IndexedFunction;
import java.io.File;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(300)
class CommandTest {
    @TempDir
    Path directory;

    @Test
    void theOutputIsWhatTheProgramPrints() throws Exception {
        assertThat(Command.of("printf '%s|' a 'b  c' {}").call("d e")).isEqualTo("a|b  c|d e|");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a          | a
            a\\n       | a
            a\\n\\n    | a\\n
            a\\r\\n    | a
            \\n        | ''
            ''         | ''
            a\\r       | a\\r
            a\\nb\\n   | a\\nb
            """)
    void oneLineEndAtTheEndIsNotPartOfTheOutput(String printed, String output) throws Exception {
        assertThat(Command.of("printf '" + printed + "' {}").call("")).isEqualTo(output.translateEscapes());
    }

    static Stream<Arguments> texts() {
        return Stream.of(
                Arguments.of("text", "text"),
                Arguments.of(42L, "42"),
                Arguments.of(BigInteger.TEN.pow(30), "1000000000000000000000000000000"),
                Arguments.of(0.1, "0.1"),
                Arguments.of(1e16, "1e+16"),
                Arguments.of(-0.0, "-0.0"),
                Arguments.of(Double.NaN, "nan"),
                Arguments.of(0.5f, "0.5"),
                Arguments.of(true, "true"),
                Arguments.of(List.of(1, 2), "[1, 2]"));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void anInputOfAnyTypeHasAText(Object input, String text) throws Exception {
        assertThat(Command.of("printf '%s' {}").call(input)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "it's",
                "''",
                "\"",
                "\\",
                "$HOME `id` $(id)",
                "a\nb",
                "-n",
                "*",
                "#",
                "é😀",
                "\u0001\u007f\r\t"
            })
    void anInputReachesTheProgramAsItIs(String input) throws Exception {
        assertThat(Command.of("printf '%s.' {}").call(input)).isEqualTo(input + ".");
    }

    @Test
    void everyCharacterReachesTheProgramAsItIs() throws Exception {
        String all = IntStream.rangeClosed(1, Character.MAX_CODE_POINT)
                .filter(character -> character < 0x3000 || character % 100 == 0)
                .filter(character -> character < Character.MIN_SURROGATE || character > Character.MAX_SURROGATE)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
        assertThat(Command.of("printf '%s.' {}").call(all)).isEqualTo(all + ".");
    }

    @Test
    void aProgramIsNeverABuiltInOfTheShellThatStartsIt() throws Exception {
        assertThat(Command.of("echo -e {}").call("\\101")).isEqualTo("A");
        assertThatThrownBy(() -> Command.of("export {}").call("a=b"))
                .isInstanceOf(CommandException.class)
                .hasMessage("there is no program 'export'; install it where tasks run, or write the path of its file");
    }

    @Test
    void theNumberOfAnInputNeedsItsIndex() throws Exception {
        Function<Object, String> command = Command.of("echo {#}:{}");
        assertThat(command).isInstanceOf(IndexedFunction.class);
        assertThat(((IndexedFunction<Object, String>) command).call(41, "x")).isEqualTo("42:x");
        assertThatThrownBy(() -> command.call("x"))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessage("this function needs the index of its input; call it with both");
        assertThat((Object) Command.of("echo {}")).isNotInstanceOf(IndexedFunction.class);
    }

    @Test
    void theNameOfTheFunctionIsTheCommand() {
        assertThat(Command.of("sha256sum {}")).hasToString("sha256sum {}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '#', quoteCharacter = '`', textBlock = """
            sh -c 'exit 3'                           # 'sh -c exit 3 x' ended with exit code 3
            sh -c 'echo a; echo b >&2; exit 1'       # 'sh -c echo a; echo b >&2; exit 1 x' ended with exit code 1: b
            sh -c 'printf "a\\\\n\\\\n b" >&2; exit 255' # 'sh -c printf "a\\\\n\\\\n b" >&2; exit 255 x' ended with exit code 255: a | b
            sh -c 'exit 127'                         # 'sh -c exit 127 x' ended with exit code 127
            sh -c 'kill -9 $$'                       # 'sh -c kill -9 $$ x' was ended by signal 9 (SIGKILL)
            sh -c 'kill -11 $$'                      # 'sh -c kill -11 $$ x' was ended by signal 11 (SIGSEGV)
            konvert {}                               # there is no program 'konvert'; install it where tasks run, or write the path of its file
            konvert-{}                               # there is no program 'konvert-x'; install it where tasks run, or write the path of its file
            /no/konvert                              # there is no program '/no/konvert'; name a file that exists
            /                                        # '/' is a directory; name a program
            -c                                       # the name of the program, '-c', starts with a dash; write the path of its file
            printf '\\377'                           # 'printf \\377 x' printed what is not UTF-8, at byte 1; let it print text in UTF-8, or write a file
            """)
    void aProgramThatFailsSaysWhy(String command, String message) {
        assertThatThrownBy(() -> Command.of(command).call("x"))
                .isInstanceOf(CommandException.class)
                .hasMessage(message);
    }

    @Test
    void onlyTheEndOfALongErrorIsShown() {
        Command command =
                Command.of("sh -c 'i=0; while [ $i -lt 1000 ]; do i=$((i+1)); echo line $i; done >&2; exit 1' {}");
        assertThatThrownBy(() -> command.call(""))
                .message()
                .endsWith(" | line 999 | line 1000")
                .contains("' ended with exit code 1: ...")
                .hasSizeLessThan(430);
    }

    @Test
    void aWordThatNoProgramCanGetIsRefused() {
        Command command = Command.of("echo {}");
        assertThatThrownBy(() -> command.call("a\0b"))
                .isInstanceOf(CommandException.class)
                .hasMessage(
                        "the argument 'a\\u0000b' contains a NUL character, which no program can be given; remove it");
        assertThatThrownBy(() -> command.call("a\ud83d"))
                .hasMessage(
                        "the argument 'a\\ud83d' contains half of a surrogate pair, which UTF-8 cannot express; remove it");
        assertThatThrownBy(() -> command.call(null))
                .hasMessage("the input is null, which no program can be given; leave such inputs out");
    }

    @Test
    void aTextThatIsTooLongForTheSystemIsAFailingInput() {
        assertThatThrownBy(() -> Command.of("echo {}").call("x".repeat(10_000_000)))
                .isInstanceOf(CommandException.class)
                .message()
                .startsWith("'echo xxx")
                .containsPattern("' ended with exit code 12[67]: .*too long");
    }

    @Test
    void aFileThatMayNotBeExecutedIsNamed() throws Exception {
        Path script = Files.writeString(directory.resolve("run.sh"), "echo hi\n");
        assertThatThrownBy(() -> Command.of(script + " {}").call("x"))
                .hasMessage("'%s' may not be executed; allow it: chmod +x FILE", script);
        assertThat(script.toFile().setExecutable(true)).isTrue();
        assertThat(Command.of(script + " {}").call("x")).isEqualTo("hi");
    }

    @Test
    void aProgramThatReadsItsStandardInputFindsNothing() throws Exception {
        assertThat(Command.of("sh -c 'cat; echo end'").call("x")).isEqualTo("end");
    }

    @Test
    void aProgramMayPrintMuchOnBothStreams() throws Exception {
        assertThat(Command.of("sh -c 'head -c 10000000 /dev/zero >&2; head -c 10000000 /dev/zero'")
                        .call("x"))
                .hasSize(10_000_000);
    }

    @Test
    void aProcessThatIsLeftBehindIsNotWaitedFor() throws Exception {
        File pid = directory.resolve("pid").toFile();
        assertThat(Command.of("sh -c 'sleep 600 & echo $! >\"$1\"; echo hi' sh {}")
                        .call(pid))
                .isEqualTo("hi");
        assertThat(ProcessHandle.of(
                        Long.parseLong(Files.readString(pid.toPath()).strip())))
                .hasValueSatisfying(sleep -> assertThat(sleep.destroyForcibly()).isTrue());
    }

    @Test
    void anInterruptionKillsTheProgramAndItsDescendants() throws Exception {
        Path pids = directory.resolve("pids");
        CompletableFuture<Throwable> thrown = new CompletableFuture<>();
        Thread caller = new Thread(() -> thrown.complete(catchThrown(Hanging.COMMAND, pids)));
        caller.start();
        Hanging.awaitStart(pids);
        caller.interrupt();
        assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
        Await.until(() -> Hanging.isGone(pids));
    }

    @Test
    void anInterruptionKillsAProgramThatIsAboutToStart() throws Exception {
        Path file = Files.createFile(directory.resolve("followed"));
        Command command = Command.of("tail -f {}");
        for (int i = 0; i < 50; i++) {
            Thread caller = new Thread(() -> catchThrown(command, file));
            caller.start();
            TimeUnit.MICROSECONDS.sleep(200L * i);
            caller.interrupt();
            caller.join();
        }
        Await.until(() -> processesWith(file).isEmpty());
    }

    private static List<String> processesWith(Path argument) {
        return ProcessHandle.allProcesses()
                .flatMap(process -> process.info().commandLine().stream())
                .filter(line -> line.endsWith(argument.toString()))
                .toList();
    }

    private static Throwable catchThrown(Command command, Path input) {
        try {
            throw new AssertionError(command.call(input));
        } catch (Throwable e) {
            return e;
        }
    }

    @Test
    void aProgramThatKillsItsParentFailsAloneAndTheNextOneRuns() throws Exception {
        assertThatThrownBy(() -> Command.of("sh -c 'kill -9 $PPID'").call("x"))
                .isInstanceOf(IOException.class)
                .hasMessage("the shell that starts programs was killed");
        assertThat(Command.of("echo {}").call("x")).isEqualTo("x");
    }

    @Test
    void aShellThatCannotBeStartedLeavesNoFiles() {
        assertThatThrownBy(() -> Launcher.start("/no/sh", directory))
                .isInstanceOf(IOException.class)
                .hasMessage("/no/sh, which starts programs, cannot be started itself; install it where tasks run, and"
                        + " leave room for more processes");
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void noFilesAreLeft() throws Exception {
        assumeTrue(Files.exists(Path.of("/proc/self/fd")), "there is no /proc to look up a file in");
        Path output = Path.of(Command.of("sh -c 'readlink /proc/$$/fd/1'").call("x"));
        assertThat(output).doesNotExist();
        assertThat(output.getParent()).isEmptyDirectory();
    }
}
