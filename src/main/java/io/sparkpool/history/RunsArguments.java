package io.sparkpool.history;

import io.sparkpool.cli.Help;
import io.sparkpool.config.Problems;
import io.sparkpool.config.Redaction;
import io.sparkpool.config.Type;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.apache.commons.cli.ParseException;

/**
 * The arguments of {@code ./submit.sh runs}.
 *
 * @param action what to do
 * @param ids the ids of runs
 * @param report the directory of the runs, if it is given
 * @param json whether to print a report as it is
 * @param older how old runs have to be to be deleted; empty unless that is asked for
 */
record RunsArguments(Action action, List<String> ids, Optional<Path> report, boolean json, Optional<Duration> older) {
    private static final String REPORT = "report";
    private static final String JSON = "json";
    private static final String OLDER = "older";
    private static final Type<Duration> AGE = Type.duration(Duration.ofSeconds(1), "30d or 12h");

    /** What can be done with runs. */
    enum Action {
        /** Show all in a list. */
        LIST("runs", 0, Optional.empty()),
        /** Print one. */
        SHOW("runs show ID", 1, Optional.of(JSON)),
        /** Compare two. */
        DIFF("runs diff ID ID", 2, Optional.empty()),
        /** Delete old ones. */
        CLEAN("runs clean --older 30d", 0, Optional.of(OLDER));

        private final String example;
        private final int ids;
        private final Optional<String> option;

        Action(String example, int ids, Optional<String> option) {
            this.example = example;
            this.ids = ids;
            this.option = option;
        }
    }

    /** Returns the text that {@code --help} prints. */
    static String help() {
        return Help.text(
                        "./submit.sh runs | runs show ID | runs diff ID ID | runs clean --older DURATION [--report DIR]",
                        "The reports of earlier runs: lists them, shows one, compares two, and deletes old ones.",
                        options())
                + """

                An ID may be the beginning of one, or 'last'. What is 'killed' in the list has a report
                that says that it runs, and its process on this machine is gone.
                """;
    }

    private static Options options() {
        return new Options()
                .addOption(option(REPORT, "the directory of the reports; if not given, that of the job")
                        .hasArg()
                        .argName("DIR")
                        .get())
                .addOption(option(JSON, "of show: print report.json as it is").get())
                .addOption(option(OLDER, "of clean: delete runs that ended at least so long ago, as in 30d or 12h")
                        .hasArg()
                        .argName("DURATION")
                        .get());
    }

    private static Option.Builder option(String name, String help) {
        return Option.builder().longOpt(name).desc(help);
    }

    /**
     * Reads the arguments. Mistakes in them are added to the problems.
     *
     * @return the arguments; empty if they cannot be used
     */
    static Optional<RunsArguments> parse(List<String> words, Problems problems) {
        try {
            CommandLine line = DefaultParser.builder()
                    .setAllowPartialMatching(false)
                    .get()
                    .parse(options(), words.toArray(String[]::new));
            Optional<Action> action = action(line.getArgList(), problems);
            action.ifPresent(found -> check(found, line, problems));
            return action.map(found -> new RunsArguments(
                    found,
                    line.getArgList().stream().skip(1).toList(),
                    Optional.ofNullable(line.getOptionValue(REPORT)).map(Path::of),
                    line.hasOption(JSON),
                    age(line, problems)));
        } catch (ParseException e) {
            problems.add("%s (runs); see ./submit.sh runs --help".formatted(e.getMessage()));
            return Optional.empty();
        }
    }

    private static Optional<Action> action(List<String> words, Problems problems) {
        Optional<Action> action =
                switch (words.stream().findFirst().orElse("list")) {
                    case "list" -> Optional.of(Action.LIST);
                    case "show" -> Optional.of(Action.SHOW);
                    case "diff" -> Optional.of(Action.DIFF);
                    case "clean" -> Optional.of(Action.CLEAN);
                    default -> Optional.empty();
                };
        if (action.isEmpty()) {
            problems.add(
                    "cannot use '%s' (runs): not an action; give none for a list, or show, diff or clean, as in ./submit.sh runs show last"
                            .formatted(words.stream()
                                    .map(Redaction.STANDARD::shownWord)
                                    .collect(Collectors.joining(" "))));
        }
        return action;
    }

    private static void check(Action action, CommandLine line, Problems problems) {
        List<String> words = line.getArgList();
        if (Math.max(0, words.size() - 1) != action.ids) {
            problems.add("cannot use '%s' (runs): it takes %s; write ./submit.sh %s"
                    .formatted(String.join(" ", words), ids(action.ids), action.example));
        }
        for (String option : List.of(JSON, OLDER)) {
            if (line.hasOption(option) && !action.option.equals(Optional.of(option))) {
                problems.add("cannot use '--%s' (runs): it has no effect here; leave it out".formatted(option));
            }
        }
        if (action == Action.CLEAN && !line.hasOption(OLDER)) {
            problems.add("runs clean: the age is missing; give --older DURATION, as in ./submit.sh " + action.example);
        }
    }

    private static String ids(int count) {
        return switch (count) {
            case 0 -> "no ids";
            case 1 -> "one id";
            default -> "%d ids".formatted(count);
        };
    }

    private static Optional<Duration> age(CommandLine line, Problems problems) {
        Optional<String> text = Optional.ofNullable(line.getOptionValue(OLDER));
        try {
            return text.map(AGE::read);
        } catch (IllegalArgumentException e) {
            problems.add("cannot use '%s' (--%s): %s".formatted(text.orElseThrow(), OLDER, e.getMessage()));
            return Optional.empty();
        }
    }
}
