package bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A program that is measured.
 *
 * @param name the name in the tables
 * @param command the command line that runs it in a process of its own
 * @param table the Parquet file, or the directory of such files, that it writes; empty if it prints its output
 */
record Contender(String name, List<String> command, Optional<Path> table) {
    Contender {
        command = List.copyOf(command);
    }

    Contender(String name, List<String> command) {
        this(name, command, Optional.empty());
    }

    static Contender of(String name, String... command) {
        return new Contender(name, List.of(command));
    }

    /** Returns this contender as one that writes a table. */
    Contender writing(Path written) {
        return new Contender(name, command, Optional.of(written));
    }
}
