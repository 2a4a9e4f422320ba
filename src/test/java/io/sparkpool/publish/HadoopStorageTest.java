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
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.local.RawLocalFs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Publishing by Hadoop's file systems, of which one with local files stands for all. */
class HadoopStorageTest {
    private final Configuration hadoop = hadoop();
    private final Versions versions = new Versions(hadoop);

    @TempDir
    Path directory;

    private static Configuration hadoop() {
        Configuration hadoop = new Configuration();
        hadoop.setClass("fs.file.impl", RawLocalFileSystem.class, FileSystem.class);
        hadoop.setBoolean("fs.file.impl.disable.cache", true); // other tests have the usual one
        hadoop.set("fs.AbstractFileSystem.file.impl", RawLocalFs.class.getName());
        return hadoop;
    }

    @Test
    void targetsAreReplacedTogether() throws IOException {
        Path table = directory.resolve("table");
        Path file = directory.resolve("file");
        assertThat(Storage.of(path("table"), hadoop)).isInstanceOf(HadoopStorage.class);
        for (int version = 1; version < 4; version++) {
            versions.publish(version, table(table, OVERWRITE), file(file, OVERWRITE));
            assertThat(versions.ofTable(table)).isEqualTo(version);
            assertThat(versions.ofFile(file)).isEqualTo(version);
        }
        versions.publish(4, file(file, OVERWRITE));
        assertThat(versions.ofFile(file)).isEqualTo(4);
        versions.publish(1, table(directory.resolve("new"), ERROR));
        assertThat(directory.toFile().list()).containsExactlyInAnyOrder("file", "new", "table");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aDirectoryIsNotMovedIntoAnother(boolean hasContext) throws IOException {
        FileSystem files = path("").getFileSystem(hadoop);
        Storage storage = new HadoopStorage(
                files,
                hasContext ? Optional.of(FileContext.getFileContext(path("").toUri(), hadoop)) : Optional.empty());
        Files.createFile(Files.createDirectory(directory.resolve("new")).resolve("part-0"));
        Files.createDirectory(directory.resolve("old"));
        assertThatThrownBy(() -> storage.move(path("new"), path("old")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("exists");
        assertThat(directory.resolve("new/part-0")).exists();
        storage.deleteIfEmpty(path("new"));
        storage.deleteIfEmpty(path("old"));
        storage.move(path("new"), path("old"));
        assertThat(directory.resolve("old/part-0")).exists();
        Files.createFile(directory.resolve("file"));
        Files.createFile(directory.resolve("other"));
        storage.replace(path("file"), path("other"));
        assertThat(directory.toFile().list()).containsExactlyInAnyOrder("old", "other");
    }

    private org.apache.hadoop.fs.Path path(String name) {
        return new org.apache.hadoop.fs.Path(directory.resolve(name).toUri());
    }
}
