package io.sparkpool.function.command;

import java.io.Serializable;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A word of a command.
 *
 * @param parts what it consists of, in order; an empty list for an empty word
 */
record Word(List<Part> parts) implements Serializable {
    /** Copies the parts. */
    Word {
        parts = List.copyOf(parts);
    }

    /** Returns whether the word is the same for every input. */
    boolean isLiteral() {
        return parts.stream().allMatch(Literal.class::isInstance);
    }

    /** Returns whether a placeholder is a part of the word. */
    boolean has(Placeholder placeholder) {
        return parts.contains(placeholder);
    }

    /** Returns the word for an input, as {@link Part#of} describes. */
    String of(String input, long number) {
        return parts.size() == 1
                ? parts.get(0).of(input, number)
                : parts.stream().map(part -> part.of(input, number)).collect(Collectors.joining());
    }
}
