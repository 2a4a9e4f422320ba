package bench;

import java.util.List;

/**
 * Something that is measured.
 *
 * @param name what the tables call it
 * @param command what runs it, as a process of its own
 */
record Contender(String name, List<String> command) {
    Contender {
        command = List.copyOf(command);
    }

    static Contender of(String name, String... command) {
        return new Contender(name, List.of(command));
    }
}
