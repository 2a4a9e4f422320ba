package io.sparkpool.cli;

import io.sparkpool.config.ConfigException;
import io.sparkpool.config.Redaction;
import io.sparkpool.message.Nearest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * All commands.
 *
 * @param all the commands, in the order in which the help shows them
 */
public record Commands(List<Command> all) {
    /** Copies the list. */
    public Commands {
        all = List.copyOf(all);
    }

    /** Returns whether words begin with the name of a command, and not with an option of a job. */
    public static boolean areMeantBy(List<String> words) {
        return !words.isEmpty() && !words.get(0).startsWith("-");
    }

    /**
     * Runs the command that the first word names, or shows its help.
     *
     * @return what to print on standard output; empty if the first word is an option, and so belongs to a job
     * @throws ConfigException if there is no such command
     */
    public Optional<String> run(List<String> words) {
        if (!areMeantBy(words)) {
            return Optional.empty();
        }
        Command command = find(words.get(0));
        List<String> arguments = words.subList(1, words.size());
        return Optional.of(command.asksForHelp(arguments) ? command.help(arguments) : command.run(arguments));
    }

    private Command find(String name) {
        return all.stream()
                .filter(command -> command.name().equals(name))
                .findFirst()
                .orElseThrow(() -> unknown(name));
    }

    private ConfigException unknown(String name) {
        List<String> names = all.stream().map(Command::name).toList();
        String meant = Nearest.closeTo(name, names)
                .map("; did you mean '%s'?"::formatted)
                .orElse("");
        return new ConfigException(List.of(
                "no such command '%s': there is %s, and options of the job begin with a dash, see ./submit.sh --help%s"
                        .formatted(
                                Redaction.STANDARD.shownWord(name),
                                names.stream().map("'%s'"::formatted).collect(Collectors.joining(", ")),
                                meant)));
    }
}
