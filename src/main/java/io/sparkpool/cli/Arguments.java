package io.sparkpool.cli;

import io.sparkpool.config.Keys;
import io.sparkpool.config.Problems;
import io.sparkpool.config.Setting;
import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.CommandLine;

/**
 * The arguments of the job.
 *
 * @param action what to do
 * @param quiet whether to show neither progress nor a summary
 * @param configs the properties files; a later one overrides an earlier one
 * @param cores the number of cores, if it is given: a number or {@code *}
 * @param settings the settings made by options; of two with the same key, the later one takes precedence
 */
public record Arguments(
        Action action, boolean quiet, List<String> configs, Optional<String> cores, List<Setting> settings) {
    /** What a command line can ask for. */
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
     * Reads a command line. Mistakes in it are added to the problems.
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
