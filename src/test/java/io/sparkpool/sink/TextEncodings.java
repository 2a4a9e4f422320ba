package io.sparkpool.sink;

import io.sparkpool.pool.task.Encoding;

/** Encodings of sinks, for tests of other packages. */
public final class TextEncodings {
    private TextEncodings() {}

    /** Returns the encoding of one output per line. */
    public static Encoding<Object, byte[]> lines() {
        return TextEncoding.LINES;
    }
}
