package io.sparkpool.job;

import io.sparkpool.Thorough;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the commands of the course, page by page, in order and as they are written. */
@Thorough
class CourseIT {
    @TempDir
    Path directory;

    @Test
    void itCanBeFollowedFromItsFirstStepToItsLast() throws IOException, InterruptedException {
        List<Page> course = Page.allRun().stream().filter(Page::isOfCourse).toList();
        Reader reader = new Reader(directory, course);
        for (Page page : course) {
            reader.follow(page);
        }
    }

    @Test
    void inSpanishItShowsWhatExercisesSayInSpanish() throws IOException, InterruptedException {
        Path project = Project.copyBuiltTo(directory.resolve("proyecto"));
        for (Page page : Page.all()) {
            if (page.isOfCourse() && !page.isRun()) {
                for (PageCommand command : page.commands()) {
                    if (command.isOfExercises()) {
                        command.inSpanish().check(project, TestCluster.freePort());
                    }
                }
            }
        }
    }
}
