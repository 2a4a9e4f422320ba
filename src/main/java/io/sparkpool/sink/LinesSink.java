package io.sparkpool.sink;

import io.sparkpool.config.JobContext;

/** Prints one output per line: a record or a row as a JSON object, anything else as Python's {@code print} does. */
final class LinesSink extends TextSink {
    LinesSink() {
        super(new TextEncoding(TextEncoding.Strings.PLAIN, "\n"), "", "", "", "");
    }

    static Sink<?> of(JobContext context) {
        return new LinesSink();
    }
}
