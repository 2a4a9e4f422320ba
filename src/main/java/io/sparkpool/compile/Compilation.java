package io.sparkpool.compile;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The result of compiling a source file.
 *
 * @param classes the bytes of each class by its name; none if there is an error
 * @param mainClass the first class in the file with a method {@code main}; empty if there is none
 * @param errors the errors, in the order in which the compiler found them
 */
public record Compilation(Map<String, byte[]> classes, Optional<String> mainClass, List<CompilerMessage> errors) {
    /** Copies the map and the list. */
    public Compilation {
        errors = List.copyOf(errors);
        classes = errors.isEmpty() ? Map.copyOf(classes) : Map.of();
    }

    /** Returns whether there was no error. */
    public boolean succeeded() {
        return errors.isEmpty();
    }
}
