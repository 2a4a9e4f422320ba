package io.sparkpool.pool;

import io.sparkpool.function.FunctionName;
import io.sparkpool.function.Initializer;
import io.sparkpool.pool.task.InitializerOnce;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The initializer of a view of a pool, which runs once for each function. Safe for use by several threads. */
final class ViewInitializer {
    private static final AtomicInteger NEXT = new AtomicInteger();

    private final Initializer initializer;
    private final String name;
    private final Map<String, InitializerOnce> setups = new ConcurrentHashMap<>();

    /** It has not run yet for this view, wherever it has run before. */
    ViewInitializer(Initializer initializer) {
        this.initializer = initializer;
        this.name = FunctionName.of(initializer);
    }

    /** What is to run before a function: before each instance of its class. */
    InitializerOnce before(Object function) {
        return setups.computeIfAbsent(
                function.getClass().getName(),
                unused -> new InitializerOnce(initializer, name, NEXT.getAndIncrement()));
    }
}
