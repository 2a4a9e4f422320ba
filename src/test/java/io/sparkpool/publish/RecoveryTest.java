package io.sparkpool.publish;

import static io.sparkpool.publish.PublishMode.ERROR;
import static io.sparkpool.publish.PublishMode.OVERWRITE;
import static io.sparkpool.publish.Versions.file;
import static io.sparkpool.publish.Versions.table;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs that are killed after each step of their publication, and what comes next. */
class RecoveryTest {
    private final Configuration hadoop = new Configuration();
    private final Versions versions = new Versions(hadoop);

    @TempDir
    Path directory;

    /** What comes after a run that was killed. */
    enum Next {
        /** A user recovers the table. */
        RECOVER_TABLE,
        /** A user recovers the file. */
        RECOVER_FILE,
        /** Another run opens the table. */
        OPEN_TABLE,
        /** Another run opens the file. */
        OPEN_FILE
    }

    @ParameterizedTest
    @EnumSource
    void afterAnyStepAllTargetsAreReplacedOrNone(Next next) throws IOException {
        versions.publish(1, table(path("table"), ERROR), file(path("file"), ERROR));
        int version = 2;
        for (int steps = 0; kill(steps, version, OVERWRITE); steps++, version++) {
            int expected = isCommitted() ? version : ofTable();
            come(next);
            assertThat(ofTable()).as("after %d steps", steps).isEqualTo(expected);
            assertThat(versions.ofFile(path("file"))).isEqualTo(expected);
            cleanUp();
            assertThat(ofTable()).isEqualTo(expected);
            assertThat(names()).containsExactlyInAnyOrder("file", "table");
        }
        assertThat(version).isGreaterThan(10);
    }

    @Test
    void afterAnyStepAllTargetsAreThereOrNone() throws IOException {
        int steps = 0;
        while (kill(steps, 1, ERROR)) {
            int expected = isCommitted() ? 1 : -1;
            come(Next.values()[steps % Next.values().length]);
            assertThat(ofTable()).as("after %d steps", steps).isEqualTo(expected);
            assertThat(versions.ofFile(path("file"))).isEqualTo(expected);
            cleanUp();
            assertThat(names()).hasSize(expected == 1 ? 2 : 0);
            deleteTargets();
            steps++;
        }
        assertThat(steps).isGreaterThan(8);
    }

    @Test
    void aRecoveryMayBeKilledAfterAnyStepToo() throws IOException {
        versions.publish(1, table(path("table"), ERROR), file(path("file"), ERROR));
        int version = 2;
        boolean hasMore = true;
        for (int steps = 0; hasMore; steps++, version++) {
            kill(4, version, OVERWRITE);
            List<Step> recovery = recovery();
            hasMore = steps < recovery.size();
            for (Step step : recovery.subList(0, steps)) {
                step.run();
            }
            assertThat(Recovery.recover(path("file"), hadoop)).isEqualTo("""
                            '%s': the complete outputs of a run that died are in place now
                            '%s': the complete outputs of a run that died are in place now""".formatted(path("table"), path("file")));
            assertThat(ofTable()).isEqualTo(version);
            assertThat(versions.ofFile(path("file"))).isEqualTo(version);
            assertThat(names()).containsExactlyInAnyOrder("file", "table");
        }
        assertThat(version).isEqualTo(6);
    }

    @Test
    void aTableAloneIsReplacedOrNot() throws IOException {
        versions.publish(1, table(path("table"), ERROR));
        int version = 2;
        boolean hasMore = true;
        for (int steps = 0; hasMore; steps++, version++) {
            hasMore = kill(steps, version, table(path("table"), OVERWRITE));
            int expected = !hasMore || isCommitted() ? version : ofTable();
            Recovery.recover(path("table"), hadoop);
            assertThat(ofTable()).as("after %d steps", steps).isEqualTo(expected);
            assertThat(names()).containsExactly("table");
        }
        assertThat(ofTable()).isEqualTo(version - 1);
    }

    @Test
    void whatHasAppearedMeanwhileIsNotLost() throws IOException {
        versions.publish(1, table(path("table"), ERROR), file(path("file"), ERROR));
        kill(5, 2, OVERWRITE); // the old table has been moved aside
        Path foreign = Files.createDirectory(directory.resolve("table"));
        Files.writeString(foreign.resolve("valuable"), "");
        String reason = "cannot write '" + path("table") + "': something else has appeared there; move it"
                + " away; the new outputs are complete, and this puts them in place: ./submit.sh recover '"
                + path("table") + "'";
        assertThatThrownBy(() -> Recovery.recover(path("table"), hadoop)).hasMessage(reason);
        assertThatThrownBy(() -> Stage.open(table(path("table"), OVERWRITE), hadoop))
                .isInstanceOf(UnwritableTargetException.class)
                .hasMessage(reason);
        assertThat(foreign.resolve("valuable")).exists();
        Files.move(foreign, directory.resolve("moved"));
        Recovery.recover(path("table"), hadoop);
        assertThat(ofTable()).isEqualTo(2);
        assertThat(names()).containsExactlyInAnyOrder("file", "moved", "table");
    }

    @Test
    void anotherTableThatTookThePlaceOfTheOldOneIsNotLost() throws IOException {
        versions.publish(1, table(path("table"), ERROR), file(path("file"), ERROR));
        kill(4, 2, OVERWRITE); // nothing has been moved
        Files.writeString(directory.resolve("table/part-3"), "added");
        Files.setLastModifiedTime(directory.resolve("table"), FileTime.fromMillis(1));
        assertThatThrownBy(() -> Recovery.recover(path("table"), hadoop))
                .hasMessageStartingWith("cannot write '" + path("table") + "': something else has appeared there");
        assertThat(directory.resolve("table/part-3")).hasContent("added");
    }

    @Test
    void withoutALeftoverThereIsNothingToRecover() throws IOException {
        assertThat(Recovery.recover(path("table"), hadoop)).isEqualTo("'" + path("table") + "': nothing to recover");
        assertThat(names()).isEmpty();
    }

    @Test
    void whatARunLeftBeforeItPublishedIsRemoved() throws IOException {
        kill(0, 1, table(path("table"), ERROR));
        assertThat(names()).containsExactly(".table.spark-pool");
        assertThat(Recovery.recover(path("table"), hadoop))
                .isEqualTo("'" + path("table") + "': removed what a run that died had left");
        assertThat(names()).isEmpty();
    }

    @Test
    void aRunThatLivesIsLeftAlone() throws IOException {
        try (Publication publication = versions.prepared(1, table(path("table"), ERROR))) {
            assertThatThrownBy(() -> Recovery.recover(path("table"), hadoop))
                    .isInstanceOf(UnwritableTargetException.class)
                    .hasMessageMatching("cannot write '" + path("table") + "': another run \\(process "
                            + ProcessHandle.current().pid() + " on .+, since .+Z\\) writes to it; wait until it ends");
            publication.publish();
        }
        assertThat(ofTable()).isEqualTo(1);
    }

    @Test
    void aJournalOfAnotherVersionIsLeftAlone() throws IOException {
        versions.publish(1, table(path("table"), ERROR), file(path("file"), ERROR));
        kill(4, 2, OVERWRITE);
        Path journal = directory.resolve(".table.spark-pool/journal");
        Files.writeString(journal, Files.readString(journal).replace("journal/1\"", "journal/2\",\"unknown\":1"));
        assertThatThrownBy(() -> Recovery.recover(path("file"), hadoop))
                .hasMessage("cannot write '" + path("file")
                        + "': its journal is of version 'spark-pool/journal/2', and this is 'spark-pool/journal/1';"
                        + " recover it with the version that wrote it");
        assertThat(names()).hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"table", "file"})
    void aDirectoryThatWasMovedIsRecoveredWhereItIs(String recovered) throws IOException {
        for (int steps = 4; steps < 9; steps++) {
            Path work = Files.createDirectory(directory.resolve("work" + steps));
            versions.publish(1, table(work.resolve("table"), ERROR), file(work.resolve("file"), ERROR));
            kill(steps, 2, table(work.resolve("table"), OVERWRITE), file(work.resolve("file"), OVERWRITE));
            Path moved = Files.move(work, directory.resolve("moved" + steps));
            Recovery.recover(moved.resolve(recovered).toString(), hadoop);
            assertThat(versions.ofTable(moved.resolve("table")))
                    .as("after %d steps", steps)
                    .isEqualTo(2);
            assertThat(versions.ofFile(moved.resolve("file"))).isEqualTo(2);
        }
    }

    @Test
    void aStageWhoseDirectoryIsElsewhereIsLeftAlone() throws IOException {
        Path a = Files.createDirectory(directory.resolve("a"));
        Path b = Files.createDirectory(directory.resolve("b"));
        versions.publish(1, table(a.resolve("table"), ERROR), file(b.resolve("file"), ERROR));
        kill(4, 2, table(a.resolve("table"), OVERWRITE), file(b.resolve("file"), OVERWRITE));
        Path moved = Files.move(b, directory.resolve("moved"));
        assertThatThrownBy(() -> Recovery.recover(path("a/table"), hadoop))
                .hasMessage("cannot write '" + path("b/file") + "': its new contents are not in '"
                        + path("b/.file.spark-pool")
                        + "', and it does not have them; nothing was changed; move or mount"
                        + " them where they were, and recover it again");
        assertThatThrownBy(() -> Recovery.recover(path("moved/file"), hadoop))
                .hasMessage("cannot write '" + path("moved/file") + "': it is published with what '"
                        + path("a/.table.spark-pool") + "' prepares, which knows it at another path; nothing was"
                        + " changed; move or mount it where it was, and recover it again");
        assertThat(versions.ofTable(path("a/table"))).isEqualTo(1);
        Files.move(moved, b);
        moved = Files.move(a, directory.resolve("moved"));
        assertThatThrownBy(() -> Recovery.recover(path("b/file"), hadoop))
                .hasMessage("cannot write '" + path("b/file") + "': it is published with what '"
                        + path("a/.table.spark-pool") + "' prepares, which is not there; nothing was changed; move or"
                        + " mount that where it was, and recover it again");
        Recovery.recover(moved.resolve("table").toString(), hadoop);
        assertThat(versions.ofTable(moved.resolve("table"))).isEqualTo(2);
        assertThat(versions.ofFile(b.resolve("file"))).isEqualTo(2);
    }

    @Test
    void aFileThatHasBothNamesIsPublished() throws IOException {
        kill(4, 1, ERROR);
        Files.createLink(directory.resolve("file"), contents("file"));
        Recovery.recover(path("table"), hadoop);
        assertThat(versions.ofFile(path("file"))).isEqualTo(1);
        assertThat(names()).containsExactlyInAnyOrder("file", "table");
    }

    @ParameterizedTest
    @ValueSource(strings = {"old", "contents-", "contents-/../../other", "../contents-a"})
    void aJournalThatNamesSomethingElseIsLeftAlone(String contents) throws IOException {
        kill(4, 1, ERROR);
        Path journal = directory.resolve(".table.spark-pool/journal");
        Files.writeString(
                journal,
                Files.readString(journal)
                        .replace(contents("table").getFileName().toString(), contents));
        assertThatThrownBy(() -> Recovery.recover(path("table"), hadoop)).hasMessageContaining("nothing was changed");
        assertThat(names()).containsExactlyInAnyOrder(".file.spark-pool", ".table.spark-pool");
        assertThat(contents("table")).exists();
    }

    @Test
    void oldContentsWithoutNewOnesAreKept() throws IOException {
        versions.publish(1, table(path("table"), ERROR));
        kill(4, 2, table(path("table"), OVERWRITE)); // both have been moved
        Files.move(directory.resolve("table"), directory.resolve("moved"));
        for (int attempt = 0; attempt < 2; attempt++) { // with the journal, and without
            assertThatThrownBy(() -> Recovery.recover(path("table"), hadoop))
                    .isInstanceOf(UnwritableTargetException.class);
            assertThat(directory.resolve(".table.spark-pool/old/part-0")).hasContent("version 1");
            Files.deleteIfExists(directory.resolve(".table.spark-pool/journal"));
        }
    }

    @Test
    void contentsThatTheJournalDoesNotNameAreKept() throws IOException {
        kill(4, 1, ERROR);
        Path other = Files.createDirectory(directory.resolve(".table.spark-pool/contents-of-another"));
        assertThatThrownBy(() -> Recovery.recover(path("table"), hadoop))
                .hasMessageContaining(
                        "'" + other + "' is not in place, and its journal does not name it; move it away");
        assertThat(other).exists();
    }

    @Test
    void aRunThatDiedAfterItPublishedLeavesItsStageOnly() throws IOException {
        kill(2, 1, table(path("table"), ERROR)); // the rename
        assertThat(Recovery.recover(path("table"), hadoop))
                .isEqualTo("'" + path("table") + "': removed what a run that died had left");
        assertThat(ofTable()).isEqualTo(1);
        assertThat(names()).containsExactly("table");
    }

    private Path contents(String target) throws IOException {
        try (Stream<Path> files = Files.list(directory.resolve("." + target + ".spark-pool"))) {
            return files.filter(
                            file -> LockedStage.isContents(file.getFileName().toString()))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void aJournalWithAnUnknownFieldIsLeftAlone() throws IOException {
        kill(4, 1, ERROR);
        Path journal = directory.resolve(".table.spark-pool/journal");
        Files.writeString(journal, Files.readString(journal).replace("journal/1\"", "journal/1\",\"unknown\":1"));
        assertThatThrownBy(() -> Recovery.recover(path("table"), hadoop))
                .hasMessageStartingWith("cannot write '" + path("table")
                        + "': its journal cannot be read (Unrecognized field \"unknown\"")
                .hasMessageEndingWith("; recover it with the version that wrote it")
                .hasMessageNotContaining("\n");
        assertThat(contents("table")).exists();
    }

    /** Runs some steps of a publication of both targets, and releases the locks as the system does if a run is killed. */
    private boolean kill(int steps, int version, PublishMode mode) throws IOException {
        return kill(steps, version, table(path("table"), mode), file(path("file"), OVERWRITE));
    }

    /** Returns false if that was the whole publication. */
    private boolean kill(int steps, int version, Target... targets) throws IOException {
        List<Stage> stages = new ArrayList<>();
        Publication publication = new Publication();
        for (Target target : targets) {
            Stage stage = Stage.open(target, hadoop);
            stages.add(stage);
            publication.add(stage);
            versions.write(stage, version);
        }
        List<Step> completion = publication.completion();
        run(completion, steps);
        List<Step> exchange = steps < completion.size() ? List.of() : publication.exchange();
        run(exchange, steps - completion.size());
        for (Stage stage : stages) {
            OpenStages.close(stage, () -> {});
            stage.locked().lock().release();
        }
        return steps < completion.size() + exchange.size();
    }

    private static void run(List<Step> steps, int count) throws IOException {
        for (Step step : steps.subList(0, Math.max(0, Math.min(count, steps.size())))) {
            step.run();
        }
    }

    private List<Step> recovery() throws IOException {
        org.apache.hadoop.fs.Path table = new org.apache.hadoop.fs.Path(path("table"));
        Storage storage = Storage.of(table, hadoop);
        StageDirectory stage = StageDirectory.of(storage, storage.qualify(table));
        return stage.readJournal().orElseThrow().locate(stage, hadoop).stream()
                .flatMap(exchange -> exchange.steps(Exchange.Turn.AGAIN).stream())
                .toList();
    }

    private boolean isCommitted() {
        return Files.exists(directory.resolve(".table.spark-pool/journal"));
    }

    private void come(Next next) throws IOException {
        switch (next) {
            case RECOVER_TABLE -> Recovery.recover(path("table"), hadoop);
            case RECOVER_FILE -> Recovery.recover(path("file"), hadoop);
            case OPEN_TABLE ->
                Stage.open(table(path("table"), OVERWRITE), hadoop).discard();
            case OPEN_FILE -> Stage.open(file(path("file"), OVERWRITE), hadoop).discard();
        }
    }

    private void cleanUp() throws IOException {
        Recovery.recover(path("table"), hadoop);
        Recovery.recover(path("file"), hadoop);
    }

    private void deleteTargets() throws IOException {
        Storage storage = Storage.of(new org.apache.hadoop.fs.Path(path("table")), hadoop);
        storage.delete(new org.apache.hadoop.fs.Path(path("table")));
        storage.delete(new org.apache.hadoop.fs.Path(path("file")));
    }

    private int ofTable() throws IOException {
        return versions.ofTable(path("table"));
    }

    private String path(String name) {
        return directory.resolve(name).toString();
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
