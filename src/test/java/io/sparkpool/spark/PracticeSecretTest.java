package io.sparkpool.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PracticeSecretTest {
    private static final String MASTER = "spark://127.0.0.1:7077";

    @TempDir
    private Path cluster;

    @BeforeEach
    void writeFiles() throws IOException {
        write("master", MASTER + "\n", "rw-r--r--");
        write("secret", "abc", "rw-------");
    }

    private void write(String name, String text, String permissions) throws IOException {
        Path file = Files.writeString(cluster.resolve(name), text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }

    @Test
    void theClusterOfThisMasterHasIt() {
        assertThat(PracticeSecret.find(MASTER, cluster)).contains("abc");
        assertThat(PracticeSecret.find("spark://localhost:7077", cluster)).contains("abc");
    }

    @Test
    void anotherMasterHasNone() {
        assertThat(PracticeSecret.find("spark://127.0.0.1:7078", cluster)).isEmpty();
        assertThat(PracticeSecret.find(MASTER, cluster.resolve("missing"))).isEmpty();
    }

    @Test
    void aMasterThatOthersCanReachHasNone() throws IOException {
        write("master", "spark://example.org:7077", "rw-r--r--");
        assertThat(PracticeSecret.find("spark://example.org:7077", cluster)).isEmpty();
    }

    @Test
    void aFileThatOthersMayReadIsNotTrusted() throws IOException {
        write("secret", "abc", "rw-r-----");
        assertThat(PracticeSecret.find(MASTER, cluster)).isEmpty();
    }
}
