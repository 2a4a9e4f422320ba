package io.sparkpool.publish;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.Test;

class LocalStorageTest {
    @Test
    void aFileSystemNeedNotSyncDirectories() throws IOException {
        assumeThat(Files.isDirectory(java.nio.file.Path.of("/proc"))).isTrue(); // Linux reports EINVAL for it
        Path directory = new Path("file:/proc");
        Storage storage = Storage.of(directory, new Configuration());
        assertThatCode(() -> storage.sync(directory)).doesNotThrowAnyException();
    }
}
