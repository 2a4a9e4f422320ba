package io.sparkpool.sink;

import io.sparkpool.config.JobContext;
import io.sparkpool.config.Key;
import io.sparkpool.config.Type;
import java.util.List;

/** Prints all outputs on one line after a label, as Python prints a list. */
final class ListSink extends TextSink {
    private static final Key<String> LABEL = Key.of("output.label", Type.text(), "what precedes the list")
            .withDefault("Pool    :")
            .withOption("--label TEXT");

    /** The keys of a list. */
    static final List<Key<?>> KEYS = List.of(LABEL);

    ListSink(String label) {
        super(new TextEncoding(TextEncoding.Strings.QUOTED, ", "), label + " [", ", ", "]\n", "\n");
    }

    static Sink<?> of(JobContext context) {
        return new ListSink(context.settings().get(LABEL));
    }
}
