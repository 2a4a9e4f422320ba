package io.sparkpool.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunDirectoryTest {
    private static final Instant START = Instant.parse("2026-11-26T03:45:01.999Z");

    @TempDir
    Path temporary;

    @ParameterizedTest
    @CsvSource({
        "square, 20261126-034501-square",
        "Slow$Inner, 20261126-034501-Slow_Inner",
        "../../etc, 20261126-034501-.._.._etc",
        "größe 数, 20261126-034501-gr__e__",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa, 20261126-034501-aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
    })
    void theNameHasTheTimeInUtcAndSafeCharacters(String name, String id) throws IOException {
        Path root = temporary.resolve("target/runs");
        RunDirectory run = RunDirectory.create(root, START, name);
        assertThat(run.id()).isEqualTo(id);
        assertThat(run.path()).isEqualTo(root.resolve(id)).isDirectory();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-02T03:04:05Z, 20260102-030405-x",
        "2026-11-30T23:59:00.5Z, 20261130-235900-x",
        "2026-11-30T00:00:00Z, 20261130-000000-x"
    })
    void everyPartOfTheTimeIsThere(Instant start, String id) throws IOException {
        assertThat(RunDirectory.create(temporary, start, "x").id()).isEqualTo(id);
    }

    @Test
    void runsThatStartInTheSameSecondHaveDirectoriesOfTheirOwn() {
        ConcurrentLinkedQueue<String> ids = new ConcurrentLinkedQueue<>();
        IntStream.range(0, 20).parallel().forEach(run -> {
            try {
                ids.add(RunDirectory.create(temporary, START, "square").id());
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
        assertThat(ids)
                .doesNotHaveDuplicates()
                .hasSize(20)
                .contains("20261126-034501-square", "20261126-034501-square-2", "20261126-034501-square-20");
    }

    @Test
    void aReportIsListedOnceItIsWrittenAndOldOnesComeFirst() throws IOException {
        RunDirectory later = RunDirectory.create(temporary, START.plusSeconds(1), "a");
        RunDirectory earlier = RunDirectory.create(temporary, START, "b");
        assertThat(RunDirectory.reports(temporary)).isEmpty();
        later.write(RunDirectory.JSON, out -> out.write("{}".getBytes(UTF_8)));
        earlier.write(RunDirectory.JSON, out -> out.write("{}".getBytes(UTF_8)));
        assertThat(RunDirectory.reports(temporary))
                .isEqualTo(List.of(
                        temporary.resolve("20261126-034501-b/report.json"),
                        temporary.resolve("20261126-034502-a/report.json")));
        assertThat(RunDirectory.reports(temporary.resolve("missing"))).isEmpty();
    }

    @Test
    void aFileIsReplacedAsAWhole() throws IOException {
        RunDirectory run = RunDirectory.create(temporary, START, "square");
        Path report = run.path().resolve(RunDirectory.JSON);
        run.write(RunDirectory.JSON, out -> out.write("first".getBytes(UTF_8)));
        assertThatThrownBy(() -> run.write(RunDirectory.JSON, out -> {
                    out.write("half".getBytes(UTF_8));
                    throw new IOException("No space left on device");
                }))
                .hasMessage("No space left on device");
        assertThat(report).hasContent("first");
        assertThat(run.path().toFile().list()).containsExactly("report.json");
        run.write(RunDirectory.JSON, out -> out.write("second".getBytes(UTF_8)));
        assertThat(report).hasContent("second");
        assertThat(run.path().toFile().list()).containsExactly("report.json");
    }

    @Test
    void whatCannotBeWrittenIsKnownAtOnce() throws IOException {
        Path file = Files.writeString(temporary.resolve("file"), "");
        assertThatThrownBy(() -> RunDirectory.create(file, START, "square"))
                .isInstanceOf(FileAlreadyExistsException.class);
    }

    @Test
    void aDeletedReportIsGone() throws IOException {
        RunDirectory run = RunDirectory.create(temporary, START, "square");
        run.write(RunDirectory.HTML, out -> out.write("<html>".getBytes(UTF_8)));
        run.delete();
        assertThat(run.path()).doesNotExist();
    }
}
