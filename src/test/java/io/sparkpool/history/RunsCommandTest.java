package io.sparkpool.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.sparkpool.config.ConfigException;
import io.sparkpool.message.OneLine;
import io.sparkpool.report.RecordCopy;
import io.sparkpool.report.RunJson;
import io.sparkpool.report.RunReport;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunsCommandTest {
    private static final RunReport REPORT =
            KeptRuns.report("20260301-120000-square", Instant.parse("2026-03-01T12:00:00Z"));

    @TempDir
    Path directory;

    private String run(String words) {
        return new RunsCommand(problems -> Optional.of(directory)).run(List.of(words.split(" ")));
    }

    @Test
    void jsonIsPrintedAsItIs() throws IOException {
        new KeptRuns(directory).keep(REPORT);
        assertThat(run("show last --json")).isEqualTo(RunJson.text(REPORT));
    }

    /** The flag of England consists of characters that are not printed as they are. */
    @Test
    void jsonStaysJsonWhenItIsPrinted() throws IOException {
        String flag = "\ud83c\udff4\udb40\udc67\udb40\udc62\udb40\udc65\udb40\udc6e\udb40\udc67\udb40\udc7f\u200d\n";
        new KeptRuns(directory).keep(RecordCopy.with(REPORT, "function.name", flag));
        String printed = OneLine.ofEach(run("show last --json"));
        assertThat(new ObjectMapper()
                        .readTree(printed)
                        .path("function")
                        .path("name")
                        .asText())
                .isEqualTo(flag);
    }

    @Test
    void aRunIsShownAsText() throws IOException {
        new KeptRuns(directory).keep(REPORT);
        assertThat(run("show 2026"))
                .contains("run           20260301-120000-square\n")
                .contains("status        done (exit code 0)\n")
                .contains("command       submit.sh --range 30\n")
                .contains("machine       2 cores, heap of 1.00 GiB, master local[1]\n")
                .contains("function      square\n")
                .contains("input         range\n")
                .contains("output        list, CRC-32C 91630490\n")
                .contains("counts        30 inputs, 30 outputs, 0 failed, 0 retried, 0 resumed\n")
                .contains("chunks        3 chunks in 1 wave, 3 tasks; lost: 0 tasks, 0 executors\n")
                .contains(
                        "core-seconds  3.25 s on 1 core: function 3.00 s, scheduling 50.0 ms, idle at the end 200 ms\n")
                .contains("slowest       chunk 0, 10 inputs from index 0: 1.00 s on driver\n")
                .contains("advice        Use more cores: --cores 2 (1 of 2 cores was used)\n")
                .contains("settings      spark.master = local[1] (--cores)\n")
                .endsWith("report        %s\n".formatted(directory.resolve("20260301-120000-square")));
    }

    @Test
    void ofARunWithoutAnEndNoCountsAreShown() throws IOException {
        new KeptRuns(directory)
                .keep(KeptRuns.running("20260301-120000-square", REPORT.run().start()));
        assertThat(run("show last"))
                .contains("\ncounts     not known, as the run has not reported its end\n")
                .doesNotContain("0 failed", "\ntime ");
        assertThat(run("diff last last")).endsWith("""
                counts
                  not known, as not both runs have reported their end
                outputs: equal, as this is one run
                """);
    }

    @Test
    void aRunIsComparedWithItself() throws IOException {
        new KeptRuns(directory).keep(REPORT);
        assertThat(run("diff last 2026")).contains("\nnothing differs but the times\n");
    }

    @Test
    void anOptionNamesAnotherDirectory() {
        assertThat(new RunsCommand(problems -> Optional.empty()).run(List.of("--report", directory.toString())))
                .isEqualTo("no runs in '%s'\n".formatted(directory));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            shw last | cannot use 'shw last' (runs): not an action; give none for a list, or show, diff or clean, as in ./submit.sh runs show last
            show | cannot use 'show' (runs): it takes one id; write ./submit.sh runs show ID
            show a b | cannot use 'show a b' (runs): it takes one id; write ./submit.sh runs show ID
            diff a | cannot use 'diff a' (runs): it takes 2 ids; write ./submit.sh runs diff ID ID
            clean | runs clean: the age is missing; give --older DURATION, as in ./submit.sh runs clean --older 30d
            clean --older soon | cannot use 'soon' (--older): not a time of at least 1s and at most 10000 days; write for example 30d or 12h
            clean all --older 3d | cannot use 'clean all' (runs): it takes no ids; write ./submit.sh runs clean --older 30d
            show a --older 3d | cannot use '--older' (runs): it has no effect here; leave it out
            list --json | cannot use '--json' (runs): it has no effect here; leave it out
            list --all | Unrecognized option: --all (runs); see ./submit.sh runs --help
            list --report nowhere | cannot use 'nowhere' (--report): there is no such directory; name one with reports of runs
            """)
    void mistakesAreExplained(String words, String message) {
        assertThatThrownBy(() -> run(words)).isInstanceOf(ConfigException.class).hasMessage(message);
    }

    @Test
    void jobsMayKeepNoReports() {
        assertThatThrownBy(() -> new RunsCommand(problems -> Optional.empty()).run(List.of()))
                .hasMessage(
                        "runs: jobs keep no reports here, as 'spark.pool.report.path' is off; name a directory by --report DIR");
    }

    @Test
    void theHelpFitsAScreen() {
        assertThat(new RunsCommand(problems -> Optional.empty()).help().lines())
                .hasSizeGreaterThan(8)
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
    }
}
