package io.sparkpool;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkpool.config.ErrorConfig;
import io.sparkpool.config.JobConfig;
import io.sparkpool.config.JobContext;
import io.sparkpool.config.ProblemMessages;
import io.sparkpool.config.Problems;
import io.sparkpool.config.Setting;
import io.sparkpool.config.Settings;
import io.sparkpool.source.RangeSource;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputPathsTest {
    @TempDir
    Path directory;

    @Test
    void aFileSystemThatIsMissingIsNoProblemOfAnotherPath() {
        assertThat(problems("s3a://bucket/x", directory + "/runs")).isEmpty();
    }

    @Test
    void reportsAreNotWrittenBelowTheOutputs() {
        assertThat(problems(directory + "/x", "file:" + directory + "/x/runs"))
                .containsExactly(("cannot use 'spark.pool.report.path' = 'file:%s/x/runs' (--report): the outputs are"
                                + " written there; name a directory elsewhere")
                        .formatted(directory));
    }

    private static List<String> problems(String outputs, String reports) {
        Problems problems = new Problems();
        Settings settings = JobConfig.check(
                        List.of(
                                new Setting("spark.pool.output.path", outputs, "--output"),
                                new Setting("spark.pool.output", "lines", "-D"),
                                new Setting("spark.pool.report.path", reports, "--report")),
                        JobPlan.KEYS,
                        problems)
                .settings();
        JobContext context = new JobContext(settings, Configuration::new, (path, hadoop, found) -> true, problems);
        ReportPlace place = new ReportPlace(Optional.of(Path.of("runs")), Optional.empty());
        OutputPaths.check(context, RangeSource.EMPTY, ErrorConfig.of(settings, problems), place);
        return List.copyOf(ProblemMessages.of(problems));
    }
}
