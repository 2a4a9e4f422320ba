package io.sparkpool.config;

import io.sparkpool.sink.SinkKind;
import io.sparkpool.source.SourceKind;

/** The keys of a job, as {@code JobPlan} puts them together. */
public final class AllKeys {
    /** All keys. */
    public static final Keys KEYS = Keys.of(SourceKind.keys(), SinkKind.keys());

    private AllKeys() {}
}
