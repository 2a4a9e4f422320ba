package bench;

import java.util.List;

/**
 * A program that is measured.
 *
 * @param name the name in the tables
 * @param command the command line that runs it in a process of its own
 */
record Contender(String name, List<String> command) {
    Contender {
        command = List.copyOf(command);
    }

    static Contender of(String name, String... command) {
        return new Contender(name, List.of(command));
    }
}
