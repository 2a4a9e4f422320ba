package io.sparkpool.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparkpool.config.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectDirectoryTest {
    private static final ProjectNames NAMES = new ProjectNames("my.jobs", "orders");

    @TempDir
    Path directory;

    @Test
    void aNewDirectoryIsFilled() {
        Path project = directory.resolve("my orders");
        check(project).throwIfAny();
        new ProjectDirectory(project).fill(NAMES);
        assertThat(project.resolve("submit.sh")).isExecutable();
        assertThat(directory).isDirectoryNotContaining(file -> !file.equals(project));
    }

    @Test
    void anEmptyDirectoryIsFilledAndStaysTheSame() throws IOException {
        Object key = Files.readAttributes(directory, "unix:ino").get("ino");
        check(directory).throwIfAny();
        new ProjectDirectory(directory).fill(NAMES);
        assertThat(directory.resolve("submit.sh")).isExecutable();
        assertThat(directory.resolve(".gitignore")).exists();
        assertThat(directory).isDirectoryNotContaining("glob:.new-project*");
        assertThat(Files.readAttributes(directory, "unix:ino")).containsEntry("ino", key);
    }

    @Test
    void aDirectoryWithFilesAFileAndAMissingParentAreRefused() throws IOException {
        Files.createFile(directory.resolve("mine.txt"));
        assertThatThrownBy(check(directory)::throwIfAny)
                .hasMessage(
                        "cannot make a project in '%s': there are files in it; name a directory that does not exist, or an empty one"
                                .formatted(directory));
        assertThatThrownBy(check(directory.resolve("mine.txt"))::throwIfAny)
                .hasMessage(
                        "cannot make a project in '%s/mine.txt': it exists and is no directory; name a directory that does not exist, or an empty one"
                                .formatted(directory));
        assertThatThrownBy(check(directory.resolve("a/b"))::throwIfAny)
                .hasMessage(
                        "cannot make a project in '%1$s/a/b': there is no directory '%1$s/a'; make it first, with mkdir -p"
                                .formatted(directory));
        Files.createSymbolicLink(directory.resolve("link"), directory.resolve("nowhere"));
        assertThatThrownBy(check(directory.resolve("link"))::throwIfAny)
                .hasMessage(
                        "cannot make a project in '%s/link': it exists and is no directory; name a directory that does not exist, or an empty one"
                                .formatted(directory));
        assertThat(directory).isDirectoryNotContaining("glob:**/.new-project*");
    }

    @Test
    void aPathThatJavaCannotRunInIsRefused() {
        for (String name : new String[] {"a:b", "\uD83D\uDE80"}) {
            Path project = directory.resolve(name);
            assertThatThrownBy(check(project)::throwIfAny)
                    .hasMessage(
                            "cannot make a project in '%s': Java takes no path with a colon or a character such as an emoji; name another directory"
                                    .formatted(project));
        }
    }

    @Test
    void nothingIsLeftIfAFileCannotBeWritten() throws IOException {
        Path project = directory.resolve("orders");
        ProjectNames tooLong = new ProjectNames("my.p" + "x".repeat(300), "orders");
        assertThatThrownBy(() -> new ProjectDirectory(project).fill(tooLong))
                .isInstanceOf(ProjectException.class)
                .hasMessage("cannot make a project in '%s': File name too long; nothing was made".formatted(project));
        assertThat(directory).isEmptyDirectory();
        assertThatThrownBy(() -> new ProjectDirectory(directory).fill(tooLong)).isInstanceOf(ProjectException.class);
        assertThat(directory).isEmptyDirectory();
    }

    private static Problems check(Path path) {
        Problems problems = new Problems();
        new ProjectDirectory(path).check(problems);
        return problems;
    }
}
