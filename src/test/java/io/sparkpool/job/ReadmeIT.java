package io.sparkpool.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs each command that the README shows after a dollar sign, as it is written, and compares what it prints. */
class ReadmeIT {
    @ParameterizedTest(name = "{0}")
    @MethodSource("commands")
    void printsWhatTheReadmeShows(String command, String shown) throws IOException, InterruptedException {
        Submission.Result result = Submission.shell(command).run();
        String printed = result.exitCode() == 0 ? result.out() : result.err();
        assertThat(printed).matches(pattern(shown));
    }

    static Stream<Arguments> commands() throws IOException {
        List<Arguments> commands = Readme.blocks("console")
                .flatMap(block -> Stream.of(block.split("(?m)^\\$ ")))
                .filter(run -> !run.isEmpty())
                .map(run -> run.split("\n", 2))
                .map(lines -> Arguments.of(lines[0], lines[1]))
                .toList();
        assertThat(commands).hasSizeGreaterThan(4);
        return commands.stream();
    }

    /** Three dots stand for whatever the README leaves out. */
    private static Pattern pattern(String shown) {
        List<String> parts =
                Stream.of(shown.split("\\.\\.\\.", -1)).map(Pattern::quote).toList();
        return Pattern.compile(String.join(".*", parts), Pattern.DOTALL);
    }
}
