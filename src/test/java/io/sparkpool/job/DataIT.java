package io.sparkpool.job;

import static io.sparkpool.job.Submission.submit;
import static org.assertj.core.api.Assertions.assertThat;

import io.sparkpool.Thorough;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Jobs over tables, files, grids and programs, as a user submits them. */
class DataIT {
    @TempDir
    Path directory;

    @Thorough
    @Test
    void aRowThatDoesNotFitIsSetAsideAndTheOthersGetTheColumn() throws IOException, InterruptedException {
        Path table = Files.writeString(directory.resolve("t.csv"), "id,quantity\n1,7\n2,many\n3\n4,-8\n");
        Path bad = directory.resolve("bad.jsonl");
        Submission.Result result = submit(
                        "-i",
                        table.toString(),
                        "--column",
                        "quantity",
                        "-f",
                        "square",
                        "--output-format",
                        "lines",
                        "-D",
                        "spark.pool.input.schema=id bigint, quantity bigint",
                        "--quarantine",
                        bad.toString())
                .run();
        assertThat(result.out())
                .isEqualTo("{\"id\":1,\"quantity\":7,\"square\":49}\n{\"id\":4,\"quantity\":-8,\"square\":64}\n");
        assertThat(result.err())
                .contains(
                        "square mapped over 4 inputs",
                        "with 2 outputs (CRC-32C %s) and 2 quarantined".formatted(crc32c(result.out())));
        assertThat(bad)
                .content()
                .contains("{\"index\":1,\"input\":\"2,many\",\"error\":\"cannot read '" + table + "', line 3: ")
                .contains("{\"index\":2,\"input\":\"3\",\"error\":\"cannot read '" + table + "', line 4: ");
    }

    @Test
    void whatIsWrongWithATableIsSaidBeforeSparkStarts() throws IOException, InterruptedException {
        assertThat(submit("-i", "data/orders.csv", "--column", "quantiy", "--dry-run")
                        .run())
                .isEqualTo(new Submission.Result(
                        2,
                        "",
                        "spark-pool: error: cannot use 'spark.pool.input.path' = 'data/orders.csv' (--input): the input has no column"
                                + " 'quantiy' (it has id, day, customer, item, quantity, price; the nearest is 'quantity'); name"
                                + " one of its columns\n"));
    }

    @Test
    void theAddedColumnMustBeNew() throws IOException, InterruptedException {
        UsageIT.assertRefused(
                submit("-i", "data/orders.csv", "--column", "quantity", "-D", "spark.pool.output.column=id"),
                "cannot use 'spark.pool.input.path' = 'data/orders.csv' (--input): the input has a column 'id' already, so"
                        + " the outputs cannot be a column of that name; set 'spark.pool.output.column' to another one");
    }

    @Thorough
    @Test
    void theJobFileOfATableWritesTheRowsWhoseDigestTheSummaryTells() throws IOException, InterruptedException {
        Path table = directory.resolve("squared.parquet");
        Submission.Result written = submit("--config", "conf/parquet.properties", "--output", table.toString())
                .run();
        Submission.Result read = submit("-i", table.toString(), "-f", "identity", "--output-format", "lines", "-q")
                .run();
        assertThat(read.out())
                .startsWith(
                        "{\"id\":1001,\"day\":\"2026-03-02\",\"customer\":\"Baker\",\"item\":\"Stapler\",\"quantity\":3,\"price\":11.20,\"squared\":9}\n");
        assertThat(written.out()).isEmpty();
        assertThat(written.err()).contains("with 24 outputs (CRC-32C %s) in '%s'".formatted(crc32c(read.out()), table));
        assertThat(table)
                .isDirectoryContaining("glob:**/_SUCCESS")
                .isDirectoryContaining("glob:**/part-000000-*.parquet");
    }

    @Thorough
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text    | 0",
                "files   | /",
                "grid    | {\"alpha\":0.1,\"seed\":1}",
                "csv     | {\"id\":1001,\"day\":\"2026-03-02\",\"customer\":\"Baker\",\"item\":\"Stapler\",\"quantity\":3,\"price\":11.20,\"squared\":9}",
                "command | 113 "
            })
    void everyJobFileRunsAsItComes(String name, String start) throws IOException, InterruptedException {
        Submission.Result result =
                submit("--config", "conf/" + name + ".properties", "--quiet").run();
        assertThat(result.err()).isEmpty();
        assertThat(result.out()).startsWith(start);
        assertThat(result.exitCode()).isZero();
    }

    private static String crc32c(String text) {
        CRC32C crc = new CRC32C();
        crc.update(text.getBytes(StandardCharsets.UTF_8));
        return "%08x".formatted(crc.getValue());
    }
}
