package io.sparkpool.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkpool.Thorough;
import io.sparkpool.sink.Python;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs the commands of the README and of all pages in a copy of the project, page by page, in order and as they are
 * written, with the files that the page shows.
 */
class DocumentationIT {
    private static final Set<String> KEPT =
            Set.of("pom.xml", "submit.sh", "README.md", "conf", "data", "src", "target", "exercises");

    @TempDir
    static Path directory;

    /** One copy for all pages, as a reader has: it is built once for the classes of all pages. */
    private static Optional<Path> project = Optional.empty();

    @Test
    void theReadmesCommandsForTheJobAsItComesPrintWhatIsShown() throws IOException, InterruptedException {
        check(Page.read(Page.README).before("java"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pagesOfQuickCommands")
    void commandsPrintWhatThePageShows(Page page) throws IOException, InterruptedException {
        check(page);
    }

    @Thorough
    @ParameterizedTest(name = "{0}")
    @MethodSource("pagesOfLongCommands")
    void commandsThatBuildOrStartAClusterPrintWhatThePageShows(Page page) throws IOException, InterruptedException {
        check(page);
    }

    @Thorough
    @Test
    void theCourseCanBeFollowedFromItsFirstStepToItsLast() throws IOException, InterruptedException {
        for (Page page :
                Page.all().stream().filter(Page::isRun).filter(Page::isOfCourse).toList()) {
            check(page);
        }
    }

    @Thorough
    @Test
    void theSpanishCourseShowsWhatExercisesSayInSpanish() throws IOException, InterruptedException {
        Path project = Project.copyBuiltTo(directory.resolve("proyecto/project"));
        for (Page page : Page.all().stream()
                .filter(Page::isOfCourse)
                .filter(page -> !page.isRun())
                .toList()) {
            for (PageCommand command : page.commands()) {
                if (command.isOfExercises()) {
                    command.inSpanish().check(project, TestCluster.freePort());
                }
            }
        }
    }

    @Test
    @EnabledIf(value = "io.sparkpool.sink.Python#isInstalled", disabledReason = "there is no python3 on the PATH")
    void theLessonInPythonPrintsTheSameLine() throws IOException, InterruptedException {
        Path program = directory.resolve("lesson.py");
        Files.writeString(program, Page.read(Page.README).first("python"));
        assertThat(Submission.command("python3", program.toString()).run())
                .isEqualTo(new Submission.Result(0, Submission.LESSON, ""));
    }

    static Stream<Page> pagesOfQuickCommands() throws IOException {
        return pagesWithCommands().filter(page -> !page.takesLong());
    }

    static Stream<Page> pagesOfLongCommands() throws IOException {
        return pagesWithCommands().filter(Page::takesLong);
    }

    private static Stream<Page> pagesWithCommands() throws IOException {
        return Page.all().stream().filter(Page::isRun).filter(page -> !page.isOfCourse());
    }

    private static void check(Page page) throws IOException, InterruptedException {
        Path project = project();
        writeFiles(page, project);
        if (page.takesLong()) {
            writeMissingFiles(project);
        }
        int port = TestCluster.freePort();
        try {
            for (Page.Block block : page.blocks()) {
                if (block.isOutside()) {
                    write(block, project);
                }
                for (PageCommand command : block.commands()) {
                    if (!command.runsBenchmark()
                            && (Python.isInstalled() || !command.line().contains("python3"))) {
                        command.check(project, port);
                    }
                }
            }
        } finally {
            if (page.commands().stream().anyMatch(PageCommand::startsCluster)) {
                Submission.command("./submit.sh", "cluster", "stop").in(project).run();
            }
            for (PageCommand stop : page.commands()) { // that of another project
                if (stop.stopsCluster()) {
                    Submission.shell(stop.line()).in(project).run();
                }
            }
            deleteOutputs(page, project);
        }
    }

    /** Deletes what a page has made beside the project, or at its top: another page may make it, too. */
    private static void deleteOutputs(Page page, Path project) throws IOException {
        deleteAllBut(Set.of("project"), directory);
        if (!page.isOfCourse()) { // whose pages build on each other
            deleteAllBut(KEPT, project);
        }
    }

    private static void deleteAllBut(Set<String> kept, Path directory) throws IOException {
        try (Stream<Path> all = Files.list(directory)) {
            all.filter(path -> !kept.contains(path.getFileName().toString()))
                    .forEach(path -> FileUtils.deleteQuietly(path.toFile()));
        }
    }

    private static Path project() throws IOException {
        if (project.isEmpty()) {
            project = Optional.of(Project.copyBuiltTo(directory.resolve("project")));
        }
        return project.get();
    }

    private static void writeFiles(Page page, Path project) throws IOException {
        for (Page.Block file : page.files()) {
            write(file, project);
        }
    }

    /** Writes the missing files of all pages of long commands, so that one build compiles the classes of all. */
    private static void writeMissingFiles(Path project) throws IOException {
        for (Page page :
                Page.all().stream().filter(Page::isRun).filter(Page::takesLong).toList()) {
            for (Page.Block file : page.files()) {
                if (Files.notExists(project.resolve(file.file().orElseThrow()))) {
                    write(file, project);
                }
            }
        }
    }

    /** Writes the file that a block shows, unless it is there already: a changed source would be built again. */
    private static void write(Page.Block block, Path project) throws IOException {
        Path file = project.resolve(block.file().orElseThrow());
        if (Files.notExists(file) || !Files.readString(file).equals(block.text())) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, block.text());
        }
    }
}
