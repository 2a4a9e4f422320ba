package io.sparkpool.history;

import io.sparkpool.message.MessageText;
import io.sparkpool.report.RunDirectory;
import io.sparkpool.report.page.Quantity;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Deletes old runs. A link is deleted, and what it leads to is not. */
final class RunCleaner {
    private final Runs runs;

    RunCleaner(Runs runs) {
        this.runs = runs;
    }

    /**
     * Deletes the runs that ended before a time; one that may still run is kept. What has no readable report is kept, and
     * named; so is kept a directory with another name than its run, to which somebody has copied or moved a report. A run
     * that cannot be deleted does not keep others from being deleted.
     *
     * @param older how long ago a run ended at least
     * @return what was deleted, on a line, and lines for what was not because its report cannot be read
     * @throws HistoryException if some cannot be deleted, when all others have been
     */
    String clean(Duration older, Instant now) {
        long deleted = 0;
        long bytes = 0;
        List<HistoryException> problems = new ArrayList<>();
        for (StoredRun run : runs.all()) {
            if (run.isInItsOwnDirectory()
                    && run.state() != StoredRun.State.RUNNING
                    && run.end().isBefore(now.minus(older))) {
                try {
                    bytes += delete(run.directory());
                    deleted++;
                } catch (HistoryException e) {
                    problems.add(e);
                }
            }
        }
        String done = summary(deleted, bytes);
        if (!problems.isEmpty()) {
            throw HistoryException.of(problems, done.strip());
        }
        return done + unreadable();
    }

    private String unreadable() {
        StringBuilder text = new StringBuilder();
        for (Runs.Unreadable run : runs.unreadable()) {
            text.append("left '%s', as its age is not known: %s\n"
                    .formatted(run.directory(), run.problem().getMessage()));
        }
        return text.toString();
    }

    private String summary(long deleted, long bytes) {
        return "deleted %s with %s; %s left in '%s'\n"
                .formatted(
                        Quantity.counted(deleted, "run"),
                        Quantity.bytes(bytes),
                        Quantity.counted(runs.all().size() - deleted, "run"),
                        runs.root());
    }

    private static long delete(Path directory) {
        Deletion deletion = new Deletion(directory.resolve(RunDirectory.JSON));
        try {
            Files.walkFileTree(directory, deletion);
            return deletion.bytes;
        } catch (IOException e) {
            throw new HistoryException("cannot delete '%s': %s".formatted(directory, MessageText.ofThrowable(e)), e);
        }
    }

    /** Deletes a directory with its report last, by which a later call finds what an interrupted one has left. */
    private static final class Deletion extends SimpleFileVisitor<Path> {
        private final Path report;
        private long bytes;

        Deletion(Path report) {
            this.report = report;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            bytes += attributes.isRegularFile() ? attributes.size() : 0;
            if (!file.equals(report)) {
                Files.delete(file);
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path directory, IOException failure) throws IOException {
            if (failure != null) {
                throw failure;
            }
            if (directory.equals(report.getParent())) {
                Files.delete(report);
            }
            Files.delete(directory);
            return FileVisitResult.CONTINUE;
        }
    }
}
