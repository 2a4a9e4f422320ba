package io.sparkpool.cli;

import io.sparkpool.config.Keys;
import io.sparkpool.config.Problems;
import io.sparkpool.config.Setting;
import io.sparkpool.config.ValueOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;

/**
 * The arguments of the job.
 *
 * @param action what to do
 * @param quiet whether to show neither progress nor a summary
 * @param explain whether to show after the run what the cores did
 * @param configs the properties files; a later one overrides an earlier one
 * @param cores the number of cores, if it is given: a number or {@code *}
 * @param settings the settings made by options; of two with the same key, the later one takes precedence
 * @param options the options, each with its value in one word, without those that name properties files
 * @param sparkSubmit the options of spark-submit, which follow {@code --}
 */
public record Arguments(
        Action action,
        boolean quiet,
        boolean explain,
        List<String> configs,
        Optional<String> cores,
        List<Setting> settings,
        List<String> options,
        List<String> sparkSubmit) {
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
        options = List.copyOf(options);
        sparkSubmit = List.copyOf(sparkSubmit);
    }

    /**
     * Reads a command line. Mistakes in it are added to the problems.
     *
     * @param keys the keys that options set
     */
    public static Arguments parse(List<String> words, Keys keys, Problems problems) {
        int dashes = words.indexOf("--");
        int end = dashes < 0 ? words.size() : dashes;
        CommandLine line = new CommandLineReader(JobOptions.of(keys), problems).read(words.subList(0, end));
        return new Arguments(
                action(line),
                line.hasOption(JobOptions.QUIET),
                line.hasOption(JobOptions.EXPLAIN),
                values(line, JobOptions.CONFIG),
                values(line, JobOptions.CORES).stream().reduce((earlier, later) -> later),
                OptionSettings.of(line, keys, problems),
                Arrays.stream(line.getOptions())
                        .filter(option -> !JobOptions.CONFIG.equals(option.getLongOpt()))
                        .map(Arguments::word)
                        .toList(),
                words.subList(Math.min(end + 1, words.size()), words.size()));
    }

    /** Returns an option and its value in one word, the only form in which Spark masks secrets in logged commands. */
    private static String word(Option option) {
        String typed = JobOptions.typed(option);
        if (option.getValue() == null) { // it takes none, or it was left out
            return typed;
        }
        return typed + (option.hasLongOpt() ? "=" : "") + option.getValue();
    }

    /** Returns the arguments with a properties file, unless they name one. */
    public Arguments withDefaultConfig(String file) {
        return configs.isEmpty()
                ? new Arguments(action, quiet, explain, List.of(file), cores, settings, options, sparkSubmit)
                : this;
    }

    /** Returns all values of an option, in the order in which they were given. */
    static List<String> values(CommandLine line, String option) {
        return line.hasOption(option) ? List.of(line.getOptionValues(option)) : List.of();
    }

    /** Returns all values of an option that was given, with what stands for a value that was left out. */
    static List<String> values(CommandLine line, ValueOption option) {
        return Arrays.stream(line.getOptions())
                .filter(given -> option.name().equals(given.getLongOpt()))
                .map(given -> Optional.ofNullable(given.getValue()).orElse(option.omitted()))
                .toList();
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
