package io.sparkpool.submit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LaunchTest {
    private Path directory;
    private Path version;

    @BeforeEach
    void makeProject(@TempDir Path temporary) throws IOException {
        directory = temporary.toRealPath();
        version = directory.resolve("orders-1.0.0");
        Files.createDirectories(version.resolve("target/launcher"));
    }

    private static Launch started(Path home) {
        Properties properties = new Properties();
        properties.setProperty("sparkpool.home", home + "/");
        properties.setProperty(
                "sparkpool.launcher", home.resolve("target/launcher").toString());
        properties.setProperty("sparkpool.heap", "1g");
        properties.setProperty("sparkpool.added", "");
        properties.setProperty(
                "sparkpool.archive", home.resolve("target/classes-17.jsa").toString());
        return Launch.find(properties).orElseThrow();
    }

    @Test
    void aLinkToTheVersionMayChangeWhileTheJobRuns() throws IOException {
        Launch launch = started(Files.createSymbolicLink(directory.resolve("current"), version));
        assertThat(launch).isEqualTo(started(version));
        assertThat(launch.target()).isEqualTo(version.resolve("target"));
        assertThat(launch.launcher()).contains(version.resolve("target/launcher"));
        assertThat(launch.archive()).isEqualTo(Optional.of(version.resolve("target/classes-17.jsa")));
    }

    @Test
    void aPathWithoutLinksRemainsAsItIsWritten() {
        Path relative = Path.of("").toAbsolutePath().relativize(version);
        assertThat(started(relative).home()).isEqualTo(relative);
        assertThat(started(Path.of("missing")).home()).isEqualTo(Path.of("missing"));
    }
}
