package io.sparkpool.learn;

import io.sparkpool.message.OneLine;
import io.sparkpool.pool.Pool;
import java.util.Collection;
import java.util.stream.Collectors;

/** How values are shown to learners: nearly as they would write them. */
final class Shown {
    private static final int MAX_ELEMENTS = 20;
    private static final int MAX_CHARACTERS = 300;

    private Shown() {}

    static String of(Object value) {
        String text = text(value);
        return text.length() <= MAX_CHARACTERS ? text : text.substring(0, MAX_CHARACTERS) + "...";
    }

    private static String text(Object value) {
        if (value instanceof Pool) {
            return "pool";
        }
        if (value instanceof String text) {
            return '"' + OneLine.of(text) + '"';
        }
        if (value instanceof Collection<?> elements) {
            String more = elements.size() > MAX_ELEMENTS ? ", ...]" : "]";
            return elements.stream()
                    .limit(MAX_ELEMENTS)
                    .map(Shown::text)
                    .collect(Collectors.joining(", ", "[", more));
        }
        return OneLine.of(LearnerClasses.withoutPackages(String.valueOf(value)));
    }
}
