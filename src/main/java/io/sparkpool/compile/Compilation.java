package io.sparkpool.compile;

import java.util.List;
import java.util.Map;

/**
 * The result of compiling a source file.
 *
 * @param classes the bytes of each class by its name; none if there is an error
 * @param errors the errors, in the order in which the compiler found them
 */
public record Compilation(Map<String, byte[]> classes, List<CompilerMessage> errors) {
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
