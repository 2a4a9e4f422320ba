package io.sparkpool.practice;

import io.sparkpool.cli.Help;
import io.sparkpool.config.Problems;
import io.sparkpool.config.Redaction;
import io.sparkpool.config.Type;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.apache.commons.cli.ParseException;

/**
 * The arguments of {@code ./submit.sh cluster}.
 *
 * @param action what to do
 * @param size the size of a cluster to start
 */
record ClusterArguments(Action action, ClusterSize size) {
    /** What can be done with a practice cluster. */
    enum Action {
        /** Start the processes that do not run yet. */
        START,
        /** Show the running processes. */
        STATUS,
        /** Stop all processes. */
        STOP
    }

    private static final Type<Integer> COUNT = Type.integer(1, 64);

    private static final SizeOption<Integer> WORKERS = new SizeOption<>("workers", "N", COUNT, "2", "how many workers");
    private static final SizeOption<Integer> CORES =
            new SizeOption<>("cores", "N", COUNT, "2", "the cores of each worker");
    private static final SizeOption<String> MEMORY =
            new SizeOption<>("memory", "SIZE", ClusterArguments::memory, "2g", "the memory of each worker");
    private static final SizeOption<Integer> PORT =
            new SizeOption<>("port", "PORT", Type.integer(1024, 65_535), "7077", "the port of the master");

    private static final List<SizeOption<?>> SIZE_OPTIONS = List.of(WORKERS, CORES, MEMORY, PORT);

    /** An option for the size of a cluster to start. */
    private record SizeOption<T>(String name, String argument, Type<T> type, String defaultValue, String help) {
        Option option() {
            return Option.builder()
                    .longOpt(name)
                    .hasArg()
                    .argName(argument)
                    .desc("%s; %s if not given".formatted(help, defaultValue))
                    .get();
        }

        T read(CommandLine line, Problems problems) {
            String value = line.getOptionValue(name, defaultValue);
            try {
                return type.read(value);
            } catch (IllegalArgumentException e) {
                problems.add("cannot use '%s' (--%s): %s".formatted(value, name, e.getMessage()));
                return type.read(defaultValue);
            }
        }
    }

    /** Returns the text that {@code --help} prints. */
    static String help() {
        return Help.text(
                "./submit.sh cluster start [OPTIONS] | status | stop",
                "A real Spark cluster on this machine to practise on: a master and workers, each its own process.",
                options());
    }

    private static Options options() {
        Options options = new Options();
        SIZE_OPTIONS.forEach(size -> options.addOption(size.option()));
        return options;
    }

    /**
     * Reads the arguments. Mistakes in them are added to the problems.
     *
     * @return the arguments; empty if they name no action
     */
    static Optional<ClusterArguments> parse(List<String> words, Problems problems) {
        try {
            CommandLine line = DefaultParser.builder()
                    .setAllowPartialMatching(false)
                    .get()
                    .parse(options(), words.toArray(String[]::new));
            Optional<Action> action = action(line.getArgList());
            if (line.getArgList().isEmpty()) {
                problems.add(
                        "cluster: an action is missing; give start, status or stop, as in ./submit.sh cluster start");
            } else if (action.isEmpty()) {
                problems.add(
                        "cannot use '%s' (cluster): not an action; give start, status or stop, as in ./submit.sh cluster start"
                                .formatted(line.getArgList().stream()
                                        .map(Redaction.STANDARD::shownWord)
                                        .collect(Collectors.joining(" "))));
            }
            action.filter(found -> found != Action.START).ifPresent(found -> refuseSize(line, problems));
            ClusterSize size = new ClusterSize(
                    WORKERS.read(line, problems),
                    CORES.read(line, problems),
                    MEMORY.read(line, problems),
                    PORT.read(line, problems));
            return action.map(found -> new ClusterArguments(found, size));
        } catch (ParseException e) {
            problems.add("%s (cluster); see ./submit.sh cluster --help".formatted(e.getMessage()));
            return Optional.empty();
        }
    }

    private static void refuseSize(CommandLine line, Problems problems) {
        SIZE_OPTIONS.stream()
                .filter(size -> line.hasOption(size.name()))
                .forEach(size ->
                        problems.add("cannot use '--%s' (cluster %s): only a cluster to start has a size; leave it out"
                                .formatted(size.name(), line.getArgs()[0])));
    }

    private static Optional<Action> action(List<String> words) {
        return switch (String.join(" ", words)) {
            case "start" -> Optional.of(Action.START);
            case "status" -> Optional.of(Action.STATUS);
            case "stop" -> Optional.of(Action.STOP);
            default -> Optional.empty();
        };
    }

    private static String memory(String text) {
        if (!text.matches("0*[1-9][0-9]{0,5}[mgMG]")) {
            throw new IllegalArgumentException("not a size; write for example 512m or 2g");
        }
        return text;
    }
}
