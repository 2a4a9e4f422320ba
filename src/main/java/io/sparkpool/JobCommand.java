package io.sparkpool;

import io.sparkpool.config.Key;
import io.sparkpool.config.Master;
import io.sparkpool.config.Problems;
import io.sparkpool.config.Setting;
import io.sparkpool.config.Settings;
import io.sparkpool.function.command.Command;
import java.util.Optional;

/** The function {@code command} of a job, which runs a program for each input. */
final class JobCommand {
    /** Its name among the functions. */
    static final String NAME = "command";

    private JobCommand() {}

    /** Returns the command that the settings contain. If there is none, or it cannot run, that is a problem. */
    static Optional<Command> of(Setting function, Settings settings, Problems problems) {
        Optional<Setting> text = settings.find(Key.COMMAND.key());
        if (text.isEmpty()) {
            problems.add(
                    "use",
                    function,
                    "there is no command to run; set '%s' or give --command TEXT".formatted(Key.COMMAND.key()));
        }
        return text.flatMap(given -> parse(given, Master.isLocal(settings), problems));
    }

    /** Programs of a cluster's machines cannot be seen from here. */
    private static Optional<Command> parse(Setting text, boolean runsHere, Problems problems) {
        try {
            Command command = Command.of(text.value());
            command.problem().filter(problem -> runsHere).ifPresent(problem -> problems.add("use", text, problem));
            return Optional.of(command);
        } catch (IllegalArgumentException e) {
            problems.add("read", text, e.getMessage());
            return Optional.empty();
        }
    }

    /**
     * Refuses a command that has no effect, unless it is in a file and the function on the command line overrides it.
     */
    static void refuse(Setting function, Settings settings, Problems problems) {
        settings.find(Key.COMMAND.key())
                .filter(command -> command.isOption() || !function.isOption())
                .ifPresent(command -> problems.add(
                        "use",
                        command,
                        "the function is '%s'; leave the command out, or set '%s' to command"
                                .formatted(function.value(), Key.FUNCTION.key())));
    }
}
