package io.sparkpool.sink;

import io.sparkpool.config.JobContext;
import io.sparkpool.config.Key;
import io.sparkpool.config.Type;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** The kinds of sinks, as {@code spark.pool.output} names them. To add one, write its class and register it here. */
public enum SinkKind {
    /** All outputs on one line, as Python prints a list. */
    LIST(ListSink::of, ListSink.KEYS),
    /** One output per line; a record or a row is a JSON object. */
    LINES(LinesSink::of, List.of());

    /** The kind of sink. */
    public static final Key<SinkKind> KEY = Key.of(
                    "output", Type.choice(values()), "print one line as Python does, or one output per line")
            .withDefault("list")
            .withOption("--output-format");

    private final Function<JobContext, Sink<?>> opener;
    private final List<Key<?>> keys;

    SinkKind(Function<JobContext, Sink<?>> opener, List<Key<?>> keys) {
        this.opener = opener;
        this.keys = keys;
    }

    /** Returns the keys of all sinks. */
    public static List<Key<?>> keys() {
        return Stream.concat(Stream.of(KEY), Stream.of(values()).flatMap(kind -> kind.keys.stream()))
                .toList();
    }

    /** Opens the sink of a job, and adds what is wrong with its settings to the problems. */
    public static Sink<?> open(JobContext context) {
        return context.settings().get(KEY).opener.apply(context);
    }
}
