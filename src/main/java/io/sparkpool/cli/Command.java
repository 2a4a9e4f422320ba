package io.sparkpool.cli;

import java.util.List;

/**
 * A command of {@code ./submit.sh}. To add one, write a class and add it to the list in {@code Main}.
 */
public interface Command {
    /** Returns the name of the command, which is the first argument of {@code ./submit.sh}. */
    String name();

    /** Returns the text that {@code --help} prints, which ends with a line break. */
    String help();

    /** Returns whether the arguments after the name ask for the help. */
    default boolean asksForHelp(List<String> words) {
        return words.contains("--help") || words.contains("-h");
    }

    /**
     * Returns the text that {@code --help} prints beside other arguments.
     *
     * @param words all arguments after the name
     */
    default String help(List<String> words) {
        return help();
    }

    /**
     * Runs the command.
     *
     * @param words the arguments after the name
     * @return what to print on standard output
     * @throws io.sparkpool.message.UserException if the arguments cannot be used, or the command fails
     */
    String run(List<String> words);
}
