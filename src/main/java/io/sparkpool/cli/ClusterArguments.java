package io.sparkpool.cli;

import io.sparkpool.config.Problems;
import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.apache.commons.cli.ParseException;

/**
 * What is said after {@code ./submit.sh cluster}.
 *
 * @param action what to do
 * @param workers how many workers are to run
 * @param cores how many cores each of them has
 * @param memory how much memory each of them has
 * @param port where the master takes messages
 */
public record ClusterArguments(Action action, int workers, int cores, String memory, int port) {
    /** What may be done with a practice cluster. */
    public enum Action {
        /** Starts what does not run yet. */
        START,
        /** Says what runs. */
        STATUS,
        /** Stops all of it. */
        STOP,
        /** Says how it is used. */
        HELP
    }

    /** How it is used. */
    public static final String USAGE = """
            ./submit.sh cluster start [--workers N] [--cores N] [--memory SIZE] [--port PORT]
            ./submit.sh cluster status
            ./submit.sh cluster stop

            A real Spark cluster on this machine to practise on: a master and workers, each a process of its own.
            --workers and --cores (of each worker) are 2, --memory (of each worker) is 2g, --port is 7077.
            """;

    private static final Options OPTIONS = new Options()
            .addOption(valued("workers"))
            .addOption(valued("cores"))
            .addOption(valued("memory"))
            .addOption(valued("port"));

    private static final int MAX = 64;
    private static final int FIRST_PORT = 1024;
    private static final int LAST_PORT = 65_535;

    /**
     * Reads the words; what is wrong with them goes to {@code problems}.
     *
     * @return none if there is no action among them
     */
    public static Optional<ClusterArguments> parse(List<String> words, Problems problems) {
        try {
            if (words.contains("--help") || words.contains("-h")) {
                words = List.of("help");
            }
            CommandLine line = DefaultParser.builder()
                    .setAllowPartialMatching(false)
                    .get()
                    .parse(OPTIONS, words.toArray(String[]::new));
            Optional<Action> action = action(line.getArgList());
            if (action.isEmpty()) {
                problems.add("cannot use '%s' (cluster): say start, status or stop, as in ./submit.sh cluster start"
                        .formatted(String.join(" ", line.getArgList())));
            }
            ClusterArguments arguments = new ClusterArguments(
                    action.orElse(Action.STATUS),
                    number(line, "workers", 2, 1, MAX, problems),
                    number(line, "cores", 2, 1, MAX, problems),
                    memory(line, problems),
                    number(line, "port", 7077, FIRST_PORT, LAST_PORT, problems));
            return action.map(found -> arguments);
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
            case "help" -> Optional.of(Action.HELP);
            default -> Optional.empty();
        };
    }

    private static int number(
            CommandLine line, String option, int defaultValue, int least, int most, Problems problems) {
        String value = line.getOptionValue(option, Integer.toString(defaultValue));
        if (value.matches("[0-9]{1,5}") && Integer.parseInt(value) >= least && Integer.parseInt(value) <= most) {
            return Integer.parseInt(value);
        }
        problems.add(
                "cannot use '%s' (--%s): not a number from %d to %d; give one".formatted(value, option, least, most));
        return defaultValue;
    }

    private static String memory(CommandLine line, Problems problems) {
        String memory = line.getOptionValue("memory", "2g");
        if (!memory.matches("0*[1-9][0-9]{0,5}[mgMG]")) {
            problems.add("cannot use '%s' (--memory): not a size; write for example 512m or 2g".formatted(memory));
        }
        return memory;
    }

    private static Option valued(String name) {
        return Option.builder().longOpt(name).hasArg().get();
    }
}
