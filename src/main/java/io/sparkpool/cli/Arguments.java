package io.sparkpool.cli;

import io.sparkpool.config.Keys;
import io.sparkpool.config.Problems;
import io.sparkpool.config.Setting;
import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.CommandLine;

/**
 * The job's command line as it was read.
 *
 * @param action what is asked for
 * @param quiet whether progress and summary are unwanted
 * @param configs the properties files that are named, lowest first
 * @param cores the number of cores, if it is given: a number or {@code *}
 * @param settings what the options set; of two with the same key the later one counts
 */
public record Arguments(
        Action action, boolean quiet, List<String> configs, Optional<String> cores, List<Setting> settings) {
    /** What a command line asks for. */
    public enum Action {
        /** Run the job. */
        RUN,
        /** Check everything, start nothing. */
        DRY_RUN,
        /** Print the help. */
        HELP,
        /** Print the version. */
        VERSION
    }

    /** Copies the lists. */
    public Arguments {
        configs = List.copyOf(configs);
        settings = List.copyOf(settings);
    }

    /**
     * Reads a command line; what is wrong with it is added to the problems.
     *
     * @param keys the keys that options set
     */
    public static Arguments parse(List<String> words, Keys keys, Problems problems) {
        CommandLine line = new CommandLineReader(JobOptions.of(keys), problems).read(words);
        return new Arguments(
                action(line),
                line.hasOption(JobOptions.QUIET),
                values(line, JobOptions.CONFIG),
                values(line, JobOptions.CORES).stream().reduce((earlier, later) -> later),
                OptionSettings.of(line, keys, problems));
    }

    /** Returns all values of an option, in the order in which they were given. */
    static List<String> values(CommandLine line, String option) {
        return line.hasOption(option) ? List.of(line.getOptionValues(option)) : List.of();
    }

    private static Action action(CommandLine line) {
        if (line.hasOption(JobOptions.HELP)) {
            return Action.HELP;
        }
        if (line.hasOption(JobOptions.VERSION)) {
            return Action.VERSION;
        }
        return line.hasOption(JobOptions.DRY_RUN) ? Action.DRY_RUN : Action.RUN;
    }
}
