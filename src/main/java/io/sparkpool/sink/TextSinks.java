package io.sparkpool.sink;

import io.sparkpool.config.JobContext;
import io.sparkpool.config.Key;
import io.sparkpool.config.Type;
import io.sparkpool.publish.Target;
import java.util.Optional;
import java.util.regex.Pattern;

/** The sinks of text, as settings describe them. */
public final class TextSinks {
    /** What precedes a list. */
    static final Key<String> LABEL = Key.of("output.label", Type.text(), "what precedes the list")
            .withDefault("Pool    :")
            .withOption("--label TEXT");

    private static final Pattern COMPRESSED =
            Pattern.compile(".*\\.(gz|bz2|deflate|lz4|snappy|zst)", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private TextSinks() {}

    /** Returns the sink that writes all outputs on one line after a label, as Python prints a list. */
    public static Sink<?> list(JobContext context) {
        return sink(context, TextForm.list(context.settings().get(LABEL)));
    }

    /** Returns the sink that writes each output on a line. */
    public static Sink<?> lines(JobContext context) {
        return sink(context, TextForm.LINES);
    }

    private static Sink<?> sink(JobContext context, TextForm form) {
        Optional<Target> file = OutputPath.target(context, Target.Form.FILE);
        context.settings()
                .find(OutputKeys.MODE.key())
                .filter(mode -> file.isEmpty() && mode.isOption())
                .ifPresent(mode -> context.problems()
                        .add("use", mode, "there is no output that it could replace; name one by --output PATH"));
        context.settings()
                .find(OutputKeys.PATH.key())
                .filter(path -> COMPRESSED.matcher(path.value()).matches())
                .ifPresent(
                        path -> context.problems()
                                .add(
                                        "use",
                                        path,
                                        "outputs of this kind are not compressed in this way; leave out that ending, or write csv or json with the ending .gz or .bz2"));
        return new TextSink(form, file, context::hadoop);
    }
}
