package io.sparkpool.publish;

import static io.sparkpool.publish.PublishMode.ERROR;
import static io.sparkpool.publish.PublishMode.OVERWRITE;
import static io.sparkpool.publish.Versions.file;
import static io.sparkpool.publish.Versions.table;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparkpool.pool.task.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StageTest {
    private final Configuration hadoop = new Configuration();
    private final Versions versions = new Versions(hadoop);

    @TempDir
    Path directory;

    @Test
    void itIsBesideTheTarget() throws IOException {
        Stage stage = Stage.open(table(path("table"), ERROR), hadoop);
        try {
            assertThat(stage.target().path()).isEqualTo(path("table"));
            assertThat(stage.contents().toString()).startsWith("file:" + path(".table.spark-pool") + "/contents-");
            assertThat(stage.directory("rows").toString()).isEqualTo("file:" + path(".table.spark-pool/rows"));
            assertThat(stage.directory("rows").toString()).endsWith("/rows");
            assertThat(names(".table.spark-pool")).hasSize(3).contains("lock", "rows");
        } finally {
            stage.discard();
        }
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void anotherRunIsRefusedWhileItIsOpen() throws IOException {
        Stage stage = Stage.open(table(path("table"), ERROR), hadoop);
        for (int attempt = 0; attempt < 2; attempt++) { // the first one must not release the lock
            assertThatThrownBy(() -> Stage.open(table(path("./table/"), ERROR), hadoop))
                    .isInstanceOf(UnwritableTargetException.class)
                    .hasMessageMatching("cannot write '" + path("./table/") + "': another run \\(process "
                            + ProcessHandle.current().pid()
                            + " on .+, since .+Z\\) writes to it; wait until it ends, or name another path");
        }
        stage.discard();
        Stage.open(table(path("table"), ERROR), hadoop).discard();
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void whatADeadRunLeftIsRemoved() throws IOException {
        Path left = Files.createDirectories(directory.resolve(".table.spark-pool/contents-of-a-dead-run/a=1"));
        Files.createFile(left.resolve("part-0"));
        Files.writeString(directory.resolve(".table.spark-pool/lock"), "{\"run\":\"");
        Stage stage = Stage.open(table(path("table"), ERROR), hadoop);
        assertThat(left).doesNotExist();
        stage.discard();
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void aTargetThatExistsIsRefusedAndNothingIsLeft() throws IOException {
        Files.createDirectory(directory.resolve("table"));
        Files.createDirectory(directory.resolve(".table.spark-pool"));
        for (int attempt = 0; attempt < 2; attempt++) { // with what a dead run has left, and without
            assertThatThrownBy(() -> Stage.open(table(path("table"), ERROR), hadoop))
                    .isInstanceOf(UnwritableTargetException.class)
                    .hasMessage("cannot write '" + path("table")
                            + "': it exists; name another path, or set --mode overwrite");
            assertThat(names("")).containsExactly("table");
        }
    }

    @Test
    void aLinkOrAFileInItsPlaceIsLeftAlone() throws IOException {
        Path other = Files.createDirectory(directory.resolve("other"));
        Files.createFile(other.resolve("valuable"));
        Files.createSymbolicLink(directory.resolve(".table.spark-pool"), other);
        Files.createFile(directory.resolve(".file.spark-pool"));
        for (String name : List.of("table", "file")) {
            String stage = path("." + name + ".spark-pool");
            assertThatThrownBy(() -> Stage.open(table(path(name), ERROR), hadoop))
                    .isInstanceOf(UnwritableTargetException.class)
                    .hasMessage("cannot write '" + path(name) + "': '" + stage
                            + "', the name of its stage, is taken; delete that, or name another path");
        }
        assertThat(other.resolve("valuable")).exists();
    }

    @Test
    void itsLockIsReleasedEvenIfItCannotBeRemoved() throws IOException {
        Stage stage = Stage.open(table(path("table"), ERROR), hadoop);
        Path lock = directory.resolve(".table.spark-pool/lock");
        org.apache.hadoop.fs.Path noDirectory = new org.apache.hadoop.fs.Path(lock.toString());
        LockedStage locked = new LockedStage(
                new StageDirectory(Storage.of(noDirectory, hadoop), noDirectory),
                stage.locked().lock(),
                "run");
        assertThatThrownBy(locked::remove).isInstanceOf(NotDirectoryException.class);
        assertThat(stage.locked().lock().isHeld()).isFalse();
        assertThat(lock).exists();
        stage.discard();
        Stage.open(table(path("table"), ERROR), hadoop).discard();
        assertThat(directory).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "a%20b", "a+b#c?d", "\u00e4\u4e2d\ud83d\ude00", "a=b", ".hidden", "x.csv"})
    void anyNameIsPossible(String name) throws IOException {
        versions.publish(1, table(path(name), ERROR), file(path(name + "-file"), OVERWRITE));
        versions.publish(2, table(path(name), OVERWRITE), file(path(name + "-file"), OVERWRITE));
        assertThat(versions.ofTable(path(name))).isEqualTo(2);
        assertThat(names("")).containsExactlyInAnyOrder(name, name + "-file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "\u00e4", "\u4e2d", "\ud83d\ude00"})
    void aLongNameHasAStageOfItsOwn(String character) throws IOException {
        int characters = 254 / character.getBytes(StandardCharsets.UTF_8).length;
        String one = character.repeat(characters - 1) + "1";
        String other = character.repeat(characters - 1) + "2";
        try (Publication publication = versions.prepared(1, table(path(one), ERROR), table(path(other), ERROR))) {
            assertThat(names("")).hasSize(2).allMatch(name -> name.matches("\\." + character + "+-.{36}\\.spark-pool"));
            publication.publish();
        }
        assertThat(names("")).containsExactlyInAnyOrder(one, other);
    }

    @Test
    void theManifestIsReadableAsItGrows() throws IOException {
        Stage stage = Stage.open(table(path("table"), ERROR), hadoop);
        Path manifest = directory.resolve(".table.spark-pool/manifest.jsonl");
        assertThat(manifest).doesNotExist();
        Digest digest = Digest.of("1\n2\n".getBytes(StandardCharsets.UTF_8));
        stage.manifest().add(new Manifest.Chunk(0, 0, 3, 2, 1, 20, digest, "rows/a"));
        assertThat(manifest)
                .content()
                .startsWith("{\"manifest\":\"spark-pool/stage/1\"}\n")
                .endsWith("}\n");
        stage.manifest().add(new Manifest.Files(0, 1, List.of("contents/part-0", "contents/part-1")));
        assertThat(Files.readAllLines(manifest))
                .containsExactly(
                        "{\"manifest\":\"spark-pool/stage/1\"}",
                        "{\"chunk\":0,\"firstInput\":0,\"inputs\":3,\"outputs\":2,\"failed\":1,\"bytes\":20,\"crc\":\""
                                + digest + "\",\"textBytes\":4,\"file\":\"rows/a\"}",
                        "{\"firstChunk\":0,\"chunks\":1,\"files\":[\"contents/part-0\",\"contents/part-1\"]}");
        stage.discard();
        assertThatThrownBy(() -> stage.manifest().add(new Manifest.Files(1, 1, List.of())))
                .hasMessage("its stage is closed");
        assertThat(directory).isEmptyDirectory();
    }

    private String path(String name) {
        return directory + "/" + name;
    }

    private List<String> names(String below) throws IOException {
        try (Stream<Path> files = Files.list(directory.resolve(below))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
