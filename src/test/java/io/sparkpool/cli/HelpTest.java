package io.sparkpool.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkpool.function.Functions;
import org.apache.commons.cli.Option;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HelpTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "-c, --config FILE",
                "-n, --cores N",
                "--range START:END[:STEP]",
                "-i, --input PATH map the numbers in a file, a directory or all that a pattern matches",
                "--input-format FORMAT",
                "-f, --function NAME",
                "--chunk-size N",
                "--output-format FORMAT",
                "-D KEY=VALUE",
                "--dry-run",
                "-q, --quiet",
                "-h, --help",
                "-V, --version"
            })
    void eachOptionIsShownOnOneLineWithItsValue(String option) {
        String blanksAsOne = Help.text().replace("<", "").replace(">", "").replaceAll(" +", " ");
        assertThat(blanksAsOne).contains(option);
    }

    @Test
    void noShownOptionIsMissing() {
        assertThat(JobOptions.SHOWN.getOptions())
                .hasSize(14)
                .allSatisfy(option -> assertThat(Help.text())
                        .contains(
                                CommandLineReader.typed(option),
                                option.getDescription().substring(0, 15)));
    }

    @Test
    void optionsWithoutAUseSoFarAreNotShown() {
        assertThat(Help.text()).doesNotContain("--column", "--mode", "-o, --output");
        assertThat(JobOptions.ALL.getOptions()).extracting(Option::getLongOpt).contains("column", "mode", "output");
    }

    @Test
    void theBuiltInFunctionsAreNamed() {
        assertThat(Help.text()).contains(Functions.builtIn());
    }

    @Test
    void theHelpSaysHowToStartAndWhatExitCodesMean() {
        assertThat(Help.text())
                .contains("./submit.sh [JOB OPTIONS] [-- SPARK-SUBMIT OPTIONS]")
                .contains("Exit codes: 0 done, 1 the job failed, 2 wrong usage and nothing was started,")
                .endsWith("130 and 143 stopped by Ctrl-C and by SIGTERM.\n");
    }

    @Test
    void linesFitAScreen() {
        assertThat(Help.text().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
    }
}
