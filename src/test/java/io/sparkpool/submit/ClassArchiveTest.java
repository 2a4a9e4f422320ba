package io.sparkpool.submit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassArchiveTest {
    @TempDir
    Path home;

    @Test
    void anArchiveThatCannotBeReplacedIsDeletedAndNotTriedAgain() throws IOException {
        Path options = Files.createDirectories(home.resolve("conf")).resolve("java.options");
        Files.writeString(options, "");
        Files.setLastModifiedTime(options, FileTime.fromMillis(0));
        Path older = Files.createDirectories(home.resolve("target")).resolve("classes.jsa");
        Files.writeString(older, "older");
        Path java = Files.createDirectories(home.resolve("bin")).resolve("java");
        Files.writeString(java, "#!/bin/sh\necho started >> '%s'\nexit 1\n".formatted(home.resolve("starts")));
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
        Launch launch = new Launch(home, "1g", List.of(), Optional.of(older));
        ClassArchive archive = new ClassArchive(older, launch, Map.of("JAVA_HOME", home.toString()));

        archive.makeIfMissing();
        assertThat(older).doesNotExist();
        archive.makeIfMissing();
        assertThat(home.resolve("starts")).hasContent("started");
    }
}
