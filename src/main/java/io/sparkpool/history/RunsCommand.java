package io.sparkpool.history;

import io.sparkpool.cli.Command;
import io.sparkpool.config.Problems;
import io.sparkpool.message.MessageText;
import io.sparkpool.report.RunDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lists the reports of runs, prints one, compares two, and deletes old ones. */
public final class RunsCommand implements Command {
    /** Such characters are not printed as they are; JSON escapes them in another way than messages do. */
    private static final Pattern SUPPLEMENTARY_FORMAT = Pattern.compile("[\\p{Cf}&&[\\x{10000}-\\x{10ffff}]]");

    private final Function<Problems, Optional<Path>> reports;

    /**
     * Creates the command.
     *
     * @param reports returns the directory in which jobs put their reports, if they do; problems with the settings are
     *     added to its argument
     */
    public RunsCommand(Function<Problems, Optional<Path>> reports) {
        this.reports = reports;
    }

    @Override
    public String name() {
        return "runs";
    }

    @Override
    public String help() {
        return RunsArguments.help();
    }

    @Override
    public String run(List<String> words) {
        Problems problems = new Problems();
        Optional<RunsArguments> arguments = RunsArguments.parse(words, problems);
        Optional<Path> root = arguments.flatMap(given -> given.report().or(() -> reports.apply(problems)));
        if (arguments.isPresent() && root.isEmpty()) {
            problems.add(
                    "runs: jobs keep no reports here, as 'spark.pool.report.path' is off; name a directory by --report DIR");
        }
        root.filter(path -> arguments.orElseThrow().report().isPresent() && !Files.isDirectory(path))
                .ifPresent(path -> problems.add(
                        "cannot use '%s' (--report): there is no such directory; name one with reports of runs"
                                .formatted(path)));
        problems.throwIfAny();
        return run(arguments.orElseThrow(), Runs.read(root.orElseThrow(), Processes.ofThisMachine()));
    }

    private static String run(RunsArguments arguments, Runs runs) {
        List<StoredRun> found = arguments.ids().stream().map(runs::find).toList();
        return switch (arguments.action()) {
            case LIST -> new RunList(runs, ZoneId.systemDefault()).text();
            case SHOW ->
                arguments.json() ? json(found.get(0)) : new RunText(found.get(0), ZoneId.systemDefault()).text();
            case DIFF -> new RunDiff(found.get(0), found.get(1)).text();
            case CLEAN -> new RunCleaner(runs).clean(arguments.older().orElseThrow(), Instant.now());
        };
    }

    private static String json(StoredRun run) {
        Path file = run.directory().resolve(RunDirectory.JSON);
        try {
            return SUPPLEMENTARY_FORMAT
                    .matcher(Files.readString(file))
                    .replaceAll(found -> Matcher.quoteReplacement(escaped(found.group())));
        } catch (IOException e) {
            throw new HistoryException("cannot read '%s': %s".formatted(file, MessageText.ofThrowable(e)), e);
        }
    }

    private static String escaped(String pair) {
        return String.format("\\u%04x\\u%04x", (int) pair.charAt(0), (int) pair.charAt(1));
    }
}
