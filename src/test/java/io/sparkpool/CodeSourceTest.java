package io.sparkpool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CodeSourceTest {
    private static final String OF_ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @TempDir
    Path directory;

    @Test
    void theDigestOfAFileIsRememberedBesideIt() throws IOException {
        Path jar = Files.writeString(directory.resolve("a.jar"), "abc");
        Path memory = directory.resolve("a.jar.sha256");
        assertThat(CodeSource.rememberedSha256(jar)).contains(OF_ABC);
        Files.writeString(memory, Files.readString(memory).replace(OF_ABC, "remembered"));
        assertThat(CodeSource.rememberedSha256(jar)).contains("remembered");
        Files.setLastModifiedTime(jar, FileTime.fromMillis(0));
        assertThat(CodeSource.rememberedSha256(jar)).contains(OF_ABC);
        assertThat(directory.toFile().list()).containsExactlyInAnyOrder("a.jar", "a.jar.sha256");
    }

    @Test
    void whatCannotBeRememberedIsComputed() throws IOException {
        Path jar = Files.writeString(directory.resolve("a.jar"), "abc");
        Files.createDirectories(directory.resolve("a.jar.sha256").resolve("in the way"));
        assertThat(CodeSource.rememberedSha256(jar)).contains(OF_ABC);
        assertThat(CodeSource.rememberedSha256(directory.resolve("missing.jar")))
                .isEmpty();
    }
}
