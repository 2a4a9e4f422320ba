package io.sparkpool.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkpool.Thorough;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs the commands of the README and of all pages except those of the course, as they are written. */
class DocumentationIT {
    @TempDir
    static Path directory;

    private static Reader reader;

    @BeforeAll
    static void open() throws IOException {
        reader = new Reader(Files.createDirectory(directory.resolve("pages")), pages());
    }

    @Test
    void theReadmesCommandsForTheJobAsItComesPrintWhatIsShown() throws IOException, InterruptedException {
        Page beginning = Page.read(Page.README).before("java");
        new Reader(Files.createDirectory(directory.resolve("readme")), List.of(beginning)).follow(beginning);
    }

    @Thorough
    @ParameterizedTest(name = "{0}")
    @MethodSource("pages")
    void commandsPrintWhatThePageShows(Page page) throws IOException, InterruptedException {
        reader.follow(page);
    }

    @Test
    @EnabledIf(value = "io.sparkpool.sink.Python#isInstalled", disabledReason = "there is no python3 on the PATH")
    void theLessonInPythonPrintsTheSameLine() throws IOException, InterruptedException {
        Path program = directory.resolve("lesson.py");
        Files.writeString(program, Page.read(Page.README).first("python"));
        assertThat(Submission.command("python3", program.toString()).run())
                .isEqualTo(new Submission.Result(0, Submission.LESSON, ""));
    }

    static List<Page> pages() throws IOException {
        return Page.allRun().stream().filter(page -> !page.isOfCourse()).toList();
    }
}
