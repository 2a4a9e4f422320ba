package io.sparkpool.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparkpool.report.RunDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunCleanerTest {
    private static final Instant NOW = Instant.parse("2026-03-31T12:00:00Z");
    private static final Duration DAYS_30 = Duration.ofDays(30);

    @TempDir
    Path directory;

    private String clean(Processes processes) {
        return new RunCleaner(Runs.read(directory.resolve("runs"), processes)).clean(DAYS_30, NOW);
    }

    private Path keep(String id, Duration age) throws IOException {
        return new KeptRuns(directory.resolve("runs")).keep(KeptRuns.report(id, NOW.minus(age)));
    }

    @Test
    void onlyRunsThatEndedLongAgoAreDeleted() throws IOException {
        Path old = keep("old", DAYS_30.plusSeconds(4));
        Path justEnded = keep("just", DAYS_30.plusSeconds(2));
        Files.writeString(old.resolve("report.html"), "x".repeat(5_000_000));
        assertThat(clean(KeptRuns.NONE))
                .isEqualTo("deleted 1 run with 4.77 MiB; 1 run left in '%s'\n".formatted(directory.resolve("runs")));
        assertThat(old).doesNotExist();
        assertThat(justEnded.resolve(RunDirectory.JSON)).exists();
    }

    @Test
    void aRunThatWasKilledIsDeletedAndOneThatRunsIsNot() throws IOException {
        Path run = new KeptRuns(directory.resolve("runs"))
                .keep(KeptRuns.running("running", NOW.minus(Duration.ofDays(31))));
        assertThat(clean(KeptRuns.ALL)).startsWith("deleted 0 runs with 0 B; 1 run left");
        assertThat(run).exists();
        assertThat(clean(KeptRuns.NONE)).startsWith("deleted 1 run with ");
        assertThat(run).doesNotExist();
    }

    @Test
    void whatIsNoRunIsKeptAndLinksAreNotFollowed() throws IOException {
        Path mine = Files.createDirectories(directory.resolve("mine"));
        Files.writeString(mine.resolve("thesis.txt"), "years of work");
        Path old = keep("old", Duration.ofDays(400));
        Files.createSymbolicLink(old.resolve("link"), mine);
        Files.createDirectory(old.resolve("events"));
        Files.writeString(old.resolve("events").resolve("log"), "");
        Path linkedRun = new KeptRuns(directory).keep(KeptRuns.report("linked", NOW.minus(Duration.ofDays(400))));
        Files.createSymbolicLink(directory.resolve("runs").resolve("linked"), linkedRun);
        Path other = Files.createDirectories(directory.resolve("runs").resolve("other"));
        Files.writeString(other.resolve(RunDirectory.JSON), "{}");
        assertThat(clean(KeptRuns.NONE))
                .startsWith("deleted 1 run with ")
                .endsWith(
                        "; 0 runs left in '%1$s'\nleft '%1$s/other', as its age is not known: cannot read '%1$s/other/report.json': it is not the report of a run\n"
                                .formatted(directory.resolve("runs")));
        assertThat(old).doesNotExist();
        assertThat(mine.resolve("thesis.txt")).hasContent("years of work");
        assertThat(linkedRun.resolve(RunDirectory.JSON)).exists();
        assertThat(other.resolve(RunDirectory.JSON)).exists();
    }

    @Test
    void aDirectoryToWhichAReportWasCopiedIsKept() throws IOException {
        Path mine = Files.createDirectories(directory.resolve("runs").resolve("thesis"));
        Files.copy(keep("old", Duration.ofDays(400)).resolve(RunDirectory.JSON), mine.resolve(RunDirectory.JSON));
        assertThat(clean(KeptRuns.NONE)).startsWith("deleted 1 run with ").contains("; 1 run left in ");
        assertThat(mine.resolve(RunDirectory.JSON)).exists();
    }

    @Test
    void oneThatCannotBeDeletedDoesNotKeepOthers() throws IOException {
        Path gone = keep("a", Duration.ofDays(400));
        Path old = keep("b", Duration.ofDays(400));
        RunCleaner cleaner = new RunCleaner(Runs.read(directory.resolve("runs"), KeptRuns.NONE));
        Files.delete(gone.resolve(RunDirectory.JSON));
        Files.delete(gone);
        assertThatThrownBy(() -> cleaner.clean(DAYS_30, NOW))
                .isInstanceOf(HistoryException.class)
                .hasMessageMatching(
                        "cannot delete '.*/a': NoSuchFileException: .*/a; deleted 1 run with .* KiB; 1 run left in '.*'");
        assertThat(old).doesNotExist();
    }

    @Test
    void withoutRunsNothingIsDeleted() {
        assertThat(clean(KeptRuns.NONE))
                .isEqualTo("deleted 0 runs with 0 B; 0 runs left in '%s'\n".formatted(directory.resolve("runs")));
    }
}
