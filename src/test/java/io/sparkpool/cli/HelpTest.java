package io.sparkpool.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkpool.config.AllKeys;
import io.sparkpool.function.Functions;
import org.apache.commons.cli.Options;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HelpTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "-c, --config FILE",
                "-n, --cores N",
                "--range [START:]END[:STEP]",
                "-i, --input PATH map what is in a file, in a directory,",
                "--input-format FORMAT",
                "-f, --function NAME",
                "--command TEXT",
                "--chunk-size N",
                "--batch-size N",
                "--output-format FORMAT",
                "--mode error|overwrite",
                "--progress auto|bar|lines|off",
                "--ui [DURATION]",
                "--event-log DIR",
                "-D KEY=VALUE",
                "--dry-run",
                "-q, --quiet",
                "-h, --help",
                "-V, --version"
            })
    void eachOptionIsShownOnOneLineWithItsValue(String option) {
        String blanksAsOne =
                Help.text(AllKeys.KEYS).replace("<", "").replace(">", "").replaceAll(" +", " ");
        assertThat(blanksAsOne).contains(option);
    }

    @Test
    void everyOptionIsShownWithItsHelp() {
        Options options = JobOptions.of(AllKeys.KEYS);
        assertThat(options.getOptions())
                .hasSize(30)
                .allSatisfy(option -> assertThat(Help.text(AllKeys.KEYS))
                        .contains(
                                JobOptions.typed(option),
                                option.getDescription().substring(0, 15)));
    }

    @Test
    void theBuiltInFunctionsAreNamed() {
        assertThat(Help.text(AllKeys.KEYS)).contains(Functions.builtIn());
    }

    @Test
    void theHelpSaysHowToStartAndWhatExitCodesMean() {
        assertThat(Help.text(AllKeys.KEYS))
                .contains("./submit.sh [JOB OPTIONS] [-- SPARK-SUBMIT OPTIONS]")
                .contains("Exit codes: 0 done, 1 the job failed, 2 wrong usage and nothing was started,")
                .endsWith("130 and 143 stopped by Ctrl-C and by SIGTERM.\n");
    }

    @Test
    void linesFitAScreen() {
        assertThat(Help.text(AllKeys.KEYS).lines())
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
    }
}
