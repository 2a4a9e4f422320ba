package io.sparkpool.pool;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Driver only. The initializer of a view of a pool, which runs once for each function. Safe for use by several threads. */
final class ViewSetup {
    private static final AtomicInteger NEXT = new AtomicInteger();

    private final Initializer initializer;
    private final String name;
    private final Map<String, Setup> setups = new ConcurrentHashMap<>();

    /** It has not run yet for this view, wherever it has run before. */
    ViewSetup(Initializer initializer) {
        this.initializer = initializer;
        this.name = FunctionName.of(initializer);
    }

    /** What is to run before a function: before each instance of its class. */
    Setup before(Object function) {
        return setups.computeIfAbsent(
                function.getClass().getName(), unused -> new Setup(initializer, name, NEXT.getAndIncrement()));
    }
}
