package io.sparkpool.history;

import io.sparkpool.config.ConfigException;
import io.sparkpool.message.MessageText;
import io.sparkpool.message.Nearest;
import io.sparkpool.message.UserException;
import io.sparkpool.report.RunDirectory;
import io.sparkpool.report.RunJson;
import io.sparkpool.report.RunReport;
import io.sparkpool.report.UnreadableReportException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The runs whose reports are in a directory.
 *
 * @param root the directory
 * @param all the runs, the oldest one first; without the rows of their chunks, as there may be many runs
 * @param unreadable the runs whose reports cannot be read
 */
record Runs(Path root, List<StoredRun> all, List<Unreadable> unreadable) {
    /** The word for the newest run. */
    static final String LAST = "last";

    /** The length of the time with which ids begin. */
    private static final int SHORTEST = "20260301-120000".length();

    /** A run whose report cannot be read, and why. */
    record Unreadable(Path directory, UnreadableReportException problem) {
        private boolean hasId(String id) {
            return directory.getFileName().toString().startsWith(id);
        }
    }

    Runs {
        all = List.copyOf(all);
        unreadable = List.copyOf(unreadable);
    }

    /** Reads all reports; none if there is no such directory. */
    static Runs read(Path root, Processes processes) {
        List<StoredRun> all = new ArrayList<>();
        List<Unreadable> unreadable = new ArrayList<>();
        for (Path directory : directories(root)) {
            try {
                all.add(readRun(directory, processes));
            } catch (UnreadableReportException e) {
                unreadable.add(new Unreadable(directory, e));
            }
        }
        all.sort(Comparator.comparing(StoredRun::start).thenComparing(StoredRun::id));
        return new Runs(root, all, unreadable);
    }

    private static StoredRun readRun(Path directory, Processes processes) {
        RunReport report = RunJson.read(directory.resolve(RunDirectory.JSON)).withoutRows();
        return new StoredRun(directory, report, StoredRun.State.of(report.run(), processes));
    }

    /** Returns the directories with a report, which are not links and do not hold links to reports. */
    private static List<Path> directories(Path root) {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(root)) {
            return entries.filter(entry -> Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS))
                    .filter(entry -> Files.isRegularFile(entry.resolve(RunDirectory.JSON), LinkOption.NOFOLLOW_LINKS))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new HistoryException("cannot read '%s': %s".formatted(root, MessageText.ofThrowable(e)), e);
        }
    }

    /**
     * Returns the run with this id, or with an id that begins so; {@value #LAST} is the newest one. Its report is whole.
     *
     * @throws ConfigException if there is no such run, or several
     * @throws UnreadableReportException if its report cannot be read
     */
    StoredRun find(String id) {
        StoredRun run = named(id);
        RunReport whole = RunJson.read(run.directory().resolve(RunDirectory.JSON));
        return new StoredRun(run.directory(), whole, run.state());
    }

    private StoredRun named(String id) {
        if (id.equals(LAST) && !all.isEmpty()) {
            return all.get(all.size() - 1);
        }
        List<StoredRun> found =
                all.stream().filter(run -> run.id().startsWith(id)).toList();
        return found.stream()
                .filter(run -> run.id().equals(id) || found.size() == 1)
                .findFirst()
                .orElseThrow(() -> found.isEmpty() ? notFound(id) : ambiguous(id, found));
    }

    private UserException notFound(String id) {
        Optional<Unreadable> itself =
                unreadable.stream().filter(run -> run.hasId(id)).findFirst();
        return itself.isPresent() ? itself.get().problem() : unknown(id);
    }

    private ConfigException unknown(String id) {
        List<String> ids = all.stream().map(StoredRun::id).toList();
        String advice = Nearest.to(id, ids)
                .map("did you mean '%s'? ./submit.sh runs lists all"::formatted)
                .orElse(
                        unreadable.isEmpty()
                                ? "there is no run at all; name another directory by --report DIR"
                                : "none of the reports can be read; ./submit.sh runs says why");
        return new ConfigException(List.of("there is no run '%s' in '%s'; %s".formatted(id, root, advice)));
    }

    private static ConfigException ambiguous(String id, List<StoredRun> found) {
        return new ConfigException(List.of("'%s' is the beginning of %d ids, such as '%s' and '%s'; write more of it"
                .formatted(id, found.size(), found.get(0).id(), found.get(1).id())));
    }

    /** Returns the beginning of an id that names no other run, with at least the time. */
    String shortId(StoredRun run) {
        String id = run.id();
        int shared = 0;
        for (StoredRun other : all) {
            if (!other.id().equals(id)) {
                shared = Math.max(shared, sharedCharacters(id, other.id()));
            }
        }
        return id.substring(0, Math.min(id.length(), Math.max(shared + 1, SHORTEST)));
    }

    private static int sharedCharacters(String one, String other) {
        int shared = 0;
        while (shared < Math.min(one.length(), other.length()) && one.charAt(shared) == other.charAt(shared)) {
            shared++;
        }
        return shared;
    }
}
