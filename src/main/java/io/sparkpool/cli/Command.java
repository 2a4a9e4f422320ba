package io.sparkpool.cli;

import java.util.List;

/**
 * A command of {@code ./submit.sh}, which its first word names. To add one, write a class and add it to the list in {@code
 * Main}.
 */
public interface Command {
    /** Returns the word that names it. */
    String name();

    /** Returns the text that {@code --help} prints, which ends with a line break. */
    String help();

    /**
     * Runs the command.
     *
     * @param words the arguments, without the word that names the command and without a request for help
     * @return what to print on standard output
     * @throws io.sparkpool.message.UserException if the arguments cannot be used, or the command fails
     */
    String run(List<String> words);
}
