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
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublicationTest {
    private final Configuration hadoop = new Configuration();
    private final Versions versions = new Versions(hadoop);

    @TempDir
    Path directory;

    @Test
    void aTableAppearsWhenItIsPublished() throws IOException {
        Path target = directory.resolve("table");
        try (Publication publication = versions.prepared(1, table(target, ERROR))) {
            assertThat(names()).containsExactly(".table.spark-pool");
            publication.publish();
            assertThat(versions.ofTable(target)).isEqualTo(1);
            assertThat(names()).containsExactly("table");
        }
        assertThat(versions.ofTable(target)).isEqualTo(1);
    }

    @Test
    void aFileAppearsWhenItIsPublished() throws IOException {
        Path target = directory.resolve("file");
        try (Publication publication = versions.prepared(1, file(target, ERROR))) {
            assertThat(names()).containsExactly(".file.spark-pool");
            publication.publish();
        }
        assertThat(versions.ofFile(target)).isEqualTo(1);
        assertThat(names()).containsExactly("file");
    }

    @Test
    void whatIsOverwrittenStaysUntilThen() throws IOException {
        Path table = directory.resolve("table");
        Path file = directory.resolve("file");
        versions.publish(1, table(table, ERROR));
        versions.publish(1, file(file, ERROR));
        try (Publication publication = versions.prepared(2, table(table, OVERWRITE), file(file, OVERWRITE))) {
            assertThat(versions.ofTable(table)).isEqualTo(1);
            assertThat(versions.ofFile(file)).isEqualTo(1);
            publication.publish();
        }
        assertThat(versions.ofTable(table)).isEqualTo(2);
        assertThat(versions.ofFile(file)).isEqualTo(2);
        versions.publish(3, table(table, OVERWRITE));
        versions.publish(4, file(file, OVERWRITE));
        assertThat(versions.ofTable(table)).isEqualTo(3);
        assertThat(versions.ofFile(file)).isEqualTo(4);
        assertThat(names()).containsExactlyInAnyOrder("file", "table");
    }

    @Test
    void anEmptyDirectoryIsReplaced() throws IOException {
        Path target = Files.createDirectory(directory.resolve("table"));
        versions.publish(1, table(target, OVERWRITE));
        assertThat(versions.ofTable(target)).isEqualTo(1);
    }

    @Test
    void whatIsNotPublishedLeavesNothing() throws IOException {
        Path table = directory.resolve("table");
        versions.publish(1, table(table, ERROR));
        try (Publication publication =
                versions.prepared(2, table(table, OVERWRITE), file(directory.resolve("file"), OVERWRITE))) {
            publication.close();
            publication.close();
        }
        assertThat(names()).containsExactly("table");
        assertThat(versions.ofTable(table)).isEqualTo(1);
    }

    @Test
    void withoutTargetsNothingIsPublished() {
        try (Publication publication = new Publication()) {
            publication.publish();
        }
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void aTargetThatAppearsMeanwhileIsNotReplaced() throws IOException {
        Path target = directory.resolve("table");
        try (Publication publication = versions.prepared(1, table(target, ERROR))) {
            Files.createDirectory(target);
            assertThatThrownBy(publication::publish)
                    .isInstanceOf(UnwritableTargetException.class)
                    .hasMessage("cannot write '" + target + "': it exists; name another path, or set --mode overwrite");
        }
        assertThat(names()).containsExactly("table");
        assertThat(target).isEmptyDirectory();
    }

    @Test
    void ifOneTargetCannotBePublishedNoneIs() throws IOException {
        Path table = directory.resolve("table");
        Path file = directory.resolve("file");
        try (Publication publication = versions.prepared(1, table(table, ERROR), file(file, OVERWRITE))) {
            Files.createDirectory(file);
            assertThatThrownBy(publication::publish)
                    .hasMessage("cannot write '" + file + "': that is not a regular file; name one");
        }
        assertThat(names()).containsExactly("file");
    }

    @Test
    void aRunWithoutItsLockPublishesNothing() throws IOException {
        Path target = directory.resolve("table");
        try (Publication publication = versions.prepared(1, table(target, ERROR))) {
            Files.delete(directory.resolve(".table.spark-pool/lock"));
            assertThatThrownBy(publication::publish)
                    .hasMessage("cannot write '" + target
                            + "': another run has taken its lock, as this one did not respond");
        }
        assertThat(target).doesNotExist();
        assertThat(names()).containsExactly(".table.spark-pool"); // it is the other run's
    }

    @Test
    void aRunThatLosesALockAfterwardsPublishesNothing() throws IOException {
        Path table = directory.resolve("table");
        Path file = directory.resolve("file");
        try (Publication publication = versions.prepared(1, table(table, ERROR), file(file, ERROR))) {
            publication.run(publication.completion());
            List<Step> exchange = publication.exchange();
            Files.delete(directory.resolve(".file.spark-pool/lock"));
            assertThatThrownBy(() -> publication.run(exchange))
                    .hasMessage(
                            "cannot write '" + file + "': another run has taken its lock, as this one did not respond");
        }
        assertThat(names()).containsExactly(".file.spark-pool");
    }

    @Test
    void aTargetThatCannotBeMovedStaysAndIsNotBlocked() throws IOException {
        Path table = directory.resolve("table");
        versions.publish(1, table(table, ERROR));
        try (Publication publication = versions.prepared(2, table(table, OVERWRITE))) {
            publication.run(publication.completion());
            List<Step> exchange = publication.exchange();
            publication.run(exchange.subList(0, 1)); // the commit
            Files.setLastModifiedTime(table, FileTime.fromMillis(1)); // which makes the first move fail
            assertThatThrownBy(() -> publication.run(exchange.subList(1, 2)))
                    .hasMessage("cannot write '" + table + "': something else has appeared there; move it away");
        }
        assertThat(names()).containsExactly("table");
        assertThat(versions.ofTable(table)).isEqualTo(1);
        versions.publish(3, table(table, OVERWRITE));
        assertThat(versions.ofTable(table)).isEqualTo(3);
    }

    @Test
    void whatHasBeenMovedIsLeftToBeRecovered() throws IOException {
        Path table = directory.resolve("table");
        versions.publish(1, table(table, ERROR));
        try (Publication publication = versions.prepared(2, table(table, OVERWRITE))) {
            publication.run(publication.completion());
            List<Step> exchange = publication.exchange();
            publication.run(exchange.subList(0, 2));
            Files.createDirectory(table);
            assertThatThrownBy(() -> publication.run(exchange.subList(2, 3)))
                    .hasMessage("cannot write '" + table + "': something else has appeared there; move it away; the new"
                            + " outputs are complete, and this puts them in place: ./submit.sh recover '" + table
                            + "'");
        }
        Files.delete(table);
        Recovery.recover(table.toString(), hadoop);
        assertThat(versions.ofTable(table)).isEqualTo(2);
    }

    @Test
    void contentsThatAreGoneAreNotTakenForPublished() throws IOException {
        Path table = directory.resolve("table");
        versions.publish(1, table(table, ERROR));
        try (Publication publication = versions.prepared(2, table(table, OVERWRITE))) {
            publication.run(publication.completion());
            List<Step> exchange = publication.exchange();
            publication.run(exchange.subList(0, 1));
            Path stage = directory.resolve(".table.spark-pool");
            try (Stream<Path> files = Files.list(stage)) {
                Path contents = files.filter(file ->
                                LockedStage.isContents(file.getFileName().toString()))
                        .findFirst()
                        .orElseThrow();
                Files.move(contents, directory.resolve("elsewhere"));
            }
            assertThatThrownBy(() -> publication.run(exchange.subList(1, 2)))
                    .hasMessage("cannot write '" + table + "': its new contents are gone: another run has taken its"
                            + " lock, as this one did not respond, or they were deleted");
        }
        assertThat(names()).containsExactlyInAnyOrder("elsewhere", "table");
        assertThat(versions.ofTable(table)).isEqualTo(1);
    }

    @Test
    void aTargetThatAppearsWhileOthersAreCompletedIsNotReplaced() throws IOException {
        Path table = directory.resolve("table");
        try (Publication publication =
                versions.prepared(1, table(table, ERROR), file(directory.resolve("file"), ERROR))) {
            publication.run(publication.completion());
            Files.createDirectory(table);
            assertThatThrownBy(publication::exchange)
                    .hasMessage("cannot write '" + table + "': it exists; name another path, or set --mode overwrite");
        }
        assertThat(names()).containsExactly("table");
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
