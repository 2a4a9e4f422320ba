package io.sparkpool.practice;

import io.sparkpool.config.Problems;
import io.sparkpool.config.Type;
import java.util.List;
import java.util.Optional;
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

    private static final String WORKERS = "workers";
    private static final String CORES = "cores";
    private static final String MEMORY = "memory";
    private static final String PORT = "port";

    private static final Options OPTIONS = new Options()
            .addOption(valued(WORKERS))
            .addOption(valued(CORES))
            .addOption(valued(MEMORY))
            .addOption(valued(PORT));

    private static final Type<Integer> COUNT = Type.integer(1, 64);
    private static final Type<Integer> PORT_NUMBER = Type.integer(1024, 65_535);

    /** Returns the text that {@code --help} prints. */
    static String help() {
        return """
                ./submit.sh cluster start [--workers N] [--cores N] [--memory SIZE] [--port PORT]
                ./submit.sh cluster status
                ./submit.sh cluster stop

                A real Spark cluster on this machine to practise on: a master and workers, each a process of its own.
                --workers and --cores (of each worker) are 2, --memory (of each worker) is 2g, --port is 7077.
                """;
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
                    .parse(OPTIONS, words.toArray(String[]::new));
            Optional<Action> action = action(line.getArgList());
            if (action.isEmpty()) {
                problems.add(
                        "cannot use '%s' (cluster): not an action; give start, status or stop, as in ./submit.sh cluster start"
                                .formatted(String.join(" ", line.getArgList())));
            }
            ClusterSize size = new ClusterSize(
                    number(line, WORKERS, COUNT, 2, problems),
                    number(line, CORES, COUNT, 2, problems),
                    memory(line, problems),
                    number(line, PORT, PORT_NUMBER, 7077, problems));
            return action.map(found -> new ClusterArguments(found, size));
        } catch (ParseException e) {
            problems.add("%s (cluster); it takes --workers N, --cores N, --memory SIZE and --port PORT"
                    .formatted(e.getMessage()));
            return Optional.empty();
        }
    }

    private static Optional<Action> action(List<String> words) {
        return switch (String.join(" ", words)) {
            case "start" -> Optional.of(Action.START);
            case "status" -> Optional.of(Action.STATUS);
            case "stop" -> Optional.of(Action.STOP);
            default -> Optional.empty();
        };
    }

    private static int number(
            CommandLine line, String option, Type<Integer> type, int defaultValue, Problems problems) {
        String value = line.getOptionValue(option, Integer.toString(defaultValue));
        try {
            return type.read(value);
        } catch (IllegalArgumentException e) {
            problems.add("cannot use '%s' (--%s): %s".formatted(value, option, e.getMessage()));
            return defaultValue;
        }
    }

    private static String memory(CommandLine line, Problems problems) {
        String memory = line.getOptionValue(MEMORY, "2g");
        if (!memory.matches("0*[1-9][0-9]{0,5}[mgMG]")) {
            problems.add("cannot use '%s' (--memory): not a size; write for example 512m or 2g".formatted(memory));
        }
        return memory;
    }

    private static Option valued(String name) {
        return Option.builder().longOpt(name).hasArg().get();
    }
}
