package io.sparkpool.compile;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The result of compiling a source file.
 *
 * @param classes the bytes of each class by its name; none if there is an error
 * @param mainClass the first class in the file with a method {@code main} that starts a program
 * @param errors the errors, in the order in which the compiler found them
 */
public record Compilation(Map<String, byte[]> classes, Optional<String> mainClass, List<CompilerMessage> errors) {
    /** Copies the map and the list. */
    public Compilation {
        classes = Map.copyOf(classes);
        errors = List.copyOf(errors);
    }

    /** Returns the result for a source file that does not compile. */
    static Compilation failed(List<CompilerMessage> errors) {
        return new Compilation(Map.of(), Optional.empty(), errors);
    }

    /** Returns whether there was no error. */
    public boolean succeeded() {
        return errors.isEmpty();
    }
}
