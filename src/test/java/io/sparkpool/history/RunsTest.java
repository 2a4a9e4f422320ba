package io.sparkpool.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparkpool.config.ConfigException;
import io.sparkpool.history.StoredRun.State;
import io.sparkpool.report.RecordCopy;
import io.sparkpool.report.RunDirectory;
import io.sparkpool.report.RunReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunsTest {
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir
    Path directory;

    private KeptRuns kept;

    @BeforeEach
    void keepRuns() throws IOException {
        kept = new KeptRuns(directory.resolve("runs"));
        kept.keep(KeptRuns.report("20260301-120000-square", START));
        kept.keep(KeptRuns.report("20260301-120000-square-2", START.plusMillis(1)));
        kept.keep(KeptRuns.report("20260301-120007-my.Slow", START.plusSeconds(7)));
        kept.keep(KeptRuns.report("20260228-235959-cube", START.minusSeconds(43_201)));
    }

    @Test
    void theOldestOneIsFirst() {
        assertThat(kept.read(KeptRuns.NONE).all())
                .extracting(StoredRun::id)
                .containsExactly(
                        "20260228-235959-cube",
                        "20260301-120000-square",
                        "20260301-120000-square-2",
                        "20260301-120007-my.Slow");
    }

    @ParameterizedTest
    @CsvSource({
        "last, 20260301-120007-my.Slow",
        "202602, 20260228-235959-cube",
        "20260301-120007, 20260301-120007-my.Slow",
        "20260301-120000-square, 20260301-120000-square",
        "20260301-120000-square-, 20260301-120000-square-2"
    })
    void theBeginningOfAnIdIsEnough(String given, String id) {
        assertThat(kept.read(KeptRuns.NONE).find(given).id()).isEqualTo(id);
    }

    @Test
    void onlyARunThatIsLookedForHasTheRowsOfItsChunks() {
        Runs runs = kept.read(KeptRuns.NONE);
        assertThat(runs.all())
                .allSatisfy(run -> assertThat(run.report().chunks().rows()).isEmpty());
        assertThat(runs.find("last").report().chunks().rows()).hasSize(3);
    }

    @Test
    void theNearestIdIsNamed() {
        assertThatThrownBy(() -> kept.read(KeptRuns.NONE).find("20260301-120008"))
                .isInstanceOf(ConfigException.class)
                .hasMessage(
                        "there is no run '20260301-120008' in '%s'; did you mean '20260301-120000-square'? ./submit.sh runs lists all"
                                .formatted(kept.root()));
    }

    @Test
    void aBeginningOfSeveralIdsIsNotEnough() {
        assertThatThrownBy(() -> kept.read(KeptRuns.NONE).find("20260301-12"))
                .isInstanceOf(ConfigException.class)
                .hasMessage("'20260301-12' is the beginning of 3 ids, such as '20260301-120000-square'"
                        + " and '20260301-120000-square-2'; write more of it");
    }

    @ParameterizedTest
    @CsvSource({"last", "2"})
    void withoutRunsThereIsNothingToFind(String id) {
        assertThatThrownBy(() ->
                        Runs.read(directory.resolve("none"), KeptRuns.NONE).find(id))
                .hasMessage(
                        "there is no run '%s' in '%s'; there is no run at all; name another directory by --report DIR"
                                .formatted(id, directory.resolve("none")));
    }

    @ParameterizedTest
    @CsvSource({
        "20260301-120000-square, 20260301-120000-square",
        "20260301-120000-square-2, 20260301-120000-square-",
        "20260301-120007-my.Slow, 20260301-120007",
        "20260228-235959-cube, 20260228-235959"
    })
    void theShortIdFindsItsRun(String id, String shortId) {
        Runs runs = kept.read(KeptRuns.NONE);
        StoredRun run = runs.find(id);
        assertThat(runs.shortId(run)).isEqualTo(shortId);
        assertThat(runs.find(shortId)).isEqualTo(run);
    }

    @ParameterizedTest
    @CsvSource({"true, RUNNING", "false, KILLED"})
    void aRunWhoseProcessIsGoneWasKilled(boolean lives, State state) throws IOException {
        kept.keep(KeptRuns.running("20260302-000000-square", START.plusSeconds(50_000)));
        assertThat(kept.read(run -> lives).find("last").state()).isEqualTo(state);
    }

    @ParameterizedTest
    @CsvSource({"DONE, DONE", "FAILED, FAILED", "INTERRUPTED, INTERRUPTED"})
    void aRunThatHasEndedNeedsNoProcess(RunReport.Status status, State state) throws IOException {
        kept.keep(RecordCopy.with(KeptRuns.report("20260302", START.plusSeconds(9)), "run.status", status));
        assertThat(kept.read(KeptRuns.ALL).find("20260302").state()).isEqualTo(state);
    }

    @Test
    void theProcessOfThisTestRunsAndOneThatBeganLaterIsAnother() {
        Processes processes = Processes.ofThisMachine();
        Instant now = Instant.now();
        RunReport.Run run = ownProcess(now);
        assertThat(processes.mayRun(run)).isTrue();
        assertThat(processes.mayRun(ownProcess(now.minusSeconds(1_000_000)))).isFalse();
        assertThat(processes.mayRun(RecordCopy.with(run, "pid", Long.MAX_VALUE)))
                .isFalse();
        assertThat(processes.mayRun(RecordCopy.with(RecordCopy.with(run, "pid", Long.MAX_VALUE), "host", "another")))
                .isTrue();
    }

    private static RunReport.Run ownProcess(Instant start) {
        RunReport.Run run = KeptRuns.running("own", start).run();
        run = RecordCopy.with(run, "pid", ProcessHandle.current().pid());
        return RecordCopy.with(run, "host", host());
    }

    private static String host() {
        try {
            return java.net.InetAddress.getLocalHost().getHostName();
        } catch (IOException e) {
            return "localhost";
        }
    }

    @Test
    void ofARunWhoseReportCannotBeReadItIsSaidWhy() throws IOException {
        Path cut = Files.createDirectories(kept.root().resolve("20260302-120000-cut"));
        Path json = Files.writeString(cut.resolve(RunDirectory.JSON), "{\"schema\":[");
        Runs runs = kept.read(KeptRuns.NONE);
        assertThatThrownBy(() -> runs.find("20260302"))
                .hasMessageStartingWith("cannot read '%s': it is not JSON: ".formatted(json))
                .hasMessageEndingWith(" (start marker at line: 1, column: 11)")
                .hasMessageNotContaining("Source");
        Path only = Files.createDirectories(directory.resolve("only/cut"));
        Files.writeString(only.resolve(RunDirectory.JSON), "");
        assertThatThrownBy(() ->
                        Runs.read(directory.resolve("only"), KeptRuns.NONE).find("last"))
                .hasMessage(
                        "there is no run 'last' in '%s'; none of the reports can be read; ./submit.sh runs says why",
                        directory.resolve("only"));
    }

    @Test
    void whatIsNoReportIsNotRead() throws IOException {
        Path elsewhere = new KeptRuns(directory.resolve("elsewhere")).keep(KeptRuns.report("other", START));
        Files.createSymbolicLink(kept.root().resolve("link"), elsewhere);
        Path linked = Files.createDirectory(kept.root().resolve("with-linked-report"));
        Files.createSymbolicLink(linked.resolve(RunDirectory.JSON), elsewhere.resolve(RunDirectory.JSON));
        Files.createDirectory(kept.root().resolve("without-report"));
        Files.writeString(kept.root().resolve("file"), "");
        Path other = Files.createDirectory(kept.root().resolve("other-form"));
        Files.writeString(other.resolve(RunDirectory.JSON), "{\"schema\":\"my/report/1\"}");
        Runs runs = kept.read(KeptRuns.NONE);
        assertThat(runs.all()).hasSize(4);
        assertThat(runs.unreadable())
                .extracting(run -> run.problem().getMessage())
                .containsExactly(
                        "cannot read '%s': it is not the report of a run".formatted(other.resolve("report.json")));
    }
}
