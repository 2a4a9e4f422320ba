package io.sparkpool.job;

import io.sparkpool.sink.Python;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;

/**
 * Follows pages in a copy of the project: writes the files that they show and runs their commands, in order and as they are
 * written. There is one copy for all pages, which is built once for the classes of all of them.
 */
final class Reader {
    private static final Set<String> KEPT =
            Set.of("pom.xml", "submit.sh", "README.md", "conf", "data", "src", "target", "exercises");

    private final Path directory;
    private final List<Page> pages;
    private Optional<Path> project = Optional.empty();

    /**
     * Creates a reader.
     *
     * @param directory an empty directory
     * @param pages the pages that may be followed
     */
    Reader(Path directory, List<Page> pages) {
        this.directory = directory;
        this.pages = List.copyOf(pages);
    }

    /** Follows a page and checks that its commands print what it shows. */
    void follow(Page page) throws IOException, InterruptedException {
        if (project.isEmpty()) {
            project = Optional.of(open());
        }
        follow(page, project.get());
    }

    /** Copies the project, with the files of all pages, so that one build compiles the classes of all. */
    private Path open() throws IOException {
        Path copy = Project.copyBuiltTo(directory.resolve("project"));
        for (Page page : pages) {
            for (Page.Block file : page.files()) {
                if (Files.notExists(copy.resolve(file.file().orElseThrow()))) { // several pages may show one
                    write(file, copy);
                }
            }
        }
        return copy;
    }

    private void follow(Page page, Path project) throws IOException, InterruptedException {
        for (Page.Block file : page.files()) {
            write(file, project);
        }
        try {
            runCommands(page, project);
        } finally {
            stopClusters(page, project);
            deleteOutputs(page, project);
        }
    }

    private static void runCommands(Page page, Path project) throws IOException, InterruptedException {
        int port = TestCluster.freePort();
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
    }

    /** Stops the clusters that a page starts, which still run if a command has failed. */
    private static void stopClusters(Page page, Path project) throws IOException, InterruptedException {
        if (page.commands().stream().anyMatch(PageCommand::startsCluster)) {
            Submission.command("./submit.sh", "cluster", "stop").in(project).run();
        }
        for (PageCommand stop : page.commands()) { // that of another project
            if (stop.stopsCluster()) {
                Submission.shell(stop.line()).in(project).run();
            }
        }
    }

    /** Deletes what a page has made beside the project, or at its top: another page may make it, too. */
    private void deleteOutputs(Page page, Path project) throws IOException {
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

    /** Writes the file that a block shows, unless it is there already: a changed source would be built again. */
    private static void write(Page.Block block, Path project) throws IOException {
        Path file = project.resolve(block.file().orElseThrow());
        if (Files.notExists(file) || !Files.readString(file).equals(block.text())) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, block.text());
        }
    }
}
