package io.sparkpool.learn;

import io.sparkpool.message.MessageText;
import io.sparkpool.message.OneLine;
import io.sparkpool.pool.Pool;
import java.util.Collection;
import java.util.stream.Collectors;

/** How values are shown to learners: nearly as they would write them. */
final class Shown {
    private static final int MAX_ELEMENTS = 20;
    private static final int ELEMENTS_OF_LONG_LISTS = 12;
    private static final int MAX_CHARACTERS = 300;

    private Shown() {}

    static String of(Object value) {
        String text = text(value);
        return text.length() <= MAX_CHARACTERS ? text : text.substring(0, MAX_CHARACTERS) + "...";
    }

    /** Returns the kind of an exception and its message. */
    static String thrown(Throwable thrown) {
        return LearnerClasses.withoutPackages(MessageText.ofThrowable(thrown));
    }

    private static String text(Object value) {
        if (value instanceof Pool) {
            return "pool";
        }
        if (value instanceof String text) {
            return '"' + OneLine.of(text) + '"';
        }
        if (value instanceof Collection<?> elements) {
            boolean isLong = elements.size() > MAX_ELEMENTS;
            return elements.stream()
                    .limit(isLong ? ELEMENTS_OF_LONG_LISTS : MAX_ELEMENTS)
                    .map(Shown::text)
                    .collect(Collectors.joining(", ", "[", isLong ? ", ...]" : "]"));
        }
        return OneLine.of(LearnerClasses.withoutPackages(MessageText.text(value)));
    }
}
