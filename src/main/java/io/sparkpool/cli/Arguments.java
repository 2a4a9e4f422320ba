package io.sparkpool.cli;

import io.sparkpool.config.Problems;
import io.sparkpool.config.Redaction;
import io.sparkpool.config.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.CommandLine;

/**
 * A command line, read.
 *
 * @param action what is asked for
 * @param quiet whether progress and summary are unwanted
 * @param config the properties file, if one is named
 * @param cores how many cores, if that is said: a number or {@code *}
 * @param settings what the options set, of two with the same key the later one counts
 */
public record Arguments(
        Action action, boolean quiet, Optional<String> config, Optional<String> cores, List<Setting> settings) {
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

    /** Copies the settings. */
    public Arguments {
        settings = List.copyOf(settings);
    }

    /** Reads a command line; what is wrong with it goes to {@code problems}. */
    public static Arguments parse(List<String> arguments, Problems problems) {
        CommandLine line = CommandLineReader.read(arguments, problems);
        List<Setting> settings = new ArrayList<>(defined(line, problems));
        new OptionSettings(line, problems).addTo(settings);
        return new Arguments(
                action(line),
                line.hasOption(JobOptions.QUIET),
                last(line, JobOptions.CONFIG),
                last(line, JobOptions.CORES),
                settings);
    }

    /** The value of an option, the last one where it is given several times. */
    static Optional<String> last(CommandLine line, String option) {
        return values(line, option).stream().reduce((earlier, later) -> later);
    }

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

    private static List<Setting> defined(CommandLine line, Problems problems) {
        List<Setting> settings = new ArrayList<>();
        for (String definition : values(line, JobOptions.DEFINE)) {
            int equals = definition.indexOf('=');
            if (equals < 1) {
                problems.add(
                        "cannot read '%s' (-D): not of the form KEY=VALUE; write for example -D spark.ui.enabled=true"
                                .formatted(Redaction.STANDARD.shownWord(definition)));
            } else {
                settings.add(new Setting(
                        definition.substring(0, equals), definition.substring(equals + 1), Setting.JOB_LINE));
            }
        }
        return settings;
    }
}
