package io.sparkpool.job;

import static io.sparkpool.job.Submission.submit;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignalIT {
    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 143"})
    void aSignalEndsTheJobAtOnce(String signal, int exitCode) throws IOException, InterruptedException {
        Path err = directory.resolve("err.txt");
        Process process =
                submit("--range", "0:100000000000", "--output-format", "lines").start(err);
        assertThat(process.getInputStream().readNBytes(4)).isEqualTo("0\n1\n".getBytes());
        Submission.signal(process, signal);
        assertThat(process.waitFor(2, TimeUnit.SECONDS))
                .as("ended within two seconds")
                .isTrue();
        assertThat(process.exitValue()).isEqualTo(exitCode);
        assertThat(Files.readString(err)).isEqualTo("spark-pool: stopped before the end; the outputs are not whole\n");
    }
}
