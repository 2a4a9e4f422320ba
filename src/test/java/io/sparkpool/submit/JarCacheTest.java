package io.sparkpool.submit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JarCacheTest {
    @TempDir
    Path directory;

    @Test
    void aJarIsMadeOnce() throws IOException {
        JarCache cache = new JarCache(directory.resolve("new"));
        Path jar = cache.jar("a.jar", file -> Files.writeString(file, "first"));
        assertThat(cache.jar("a.jar", file -> Files.writeString(file, "second")))
                .isEqualTo(jar);
        assertThat(jar).hasContent("first");
    }

    @Test
    void nothingIsLeftOfAJarThatCannotBeMade() {
        JarCache cache = new JarCache(directory);
        assertThatThrownBy(() -> cache.jar("a.jar", file -> {
                    Files.writeString(file, "half");
                    throw new IOException("disk full");
                }))
                .hasMessage("disk full");
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void jarsThatNobodyAsksForAreDeletedAfterAMonth() throws IOException {
        JarCache cache = new JarCache(directory);
        Path asked = cache.jar("asked.jar", file -> Files.writeString(file, ""));
        Path old = cache.jar("old.jar", file -> Files.writeString(file, ""));
        FileTime longAgo = FileTime.from(Instant.now().minus(Duration.ofDays(31)));
        Files.setLastModifiedTime(asked, longAgo);
        Files.setLastModifiedTime(old, longAgo);
        cache.jar("asked.jar", file -> Files.writeString(file, ""));
        assertThat(asked).exists();
        assertThat(old).doesNotExist();
    }
}
