package io.sparkpool.config;

import io.sparkpool.sink.SinkKind;
import io.sparkpool.source.SourceKind;

/** All keys of a job, as {@code JobPlan} combines them. */
public final class AllKeys {
    /** The keys of all sources, of all sinks and of the job itself. */
    public static final Keys KEYS = Keys.of(SourceKind.keys(), SinkKind.keys());

    private AllKeys() {}
}
