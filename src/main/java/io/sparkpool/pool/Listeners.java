package io.sparkpool.pool;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The listeners of a view of a pool. An event is made only if somebody listens. What a listener throws is logged.
 *
 * @param all the listeners
 */
record Listeners(List<ProgressListener> all) {
    static final Listeners NONE = new Listeners(List.of());

    private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);

    Listeners {
        all = List.copyOf(all);
    }

    Listeners with(ProgressListener another) {
        List<ProgressListener> more = new ArrayList<>(all);
        more.add(another);
        return new Listeners(more);
    }

    /** Passes an event to all listeners. */
    <E> void tell(BiConsumer<ProgressListener, E> method, Supplier<E> event) {
        if (!all.isEmpty()) {
            E made = event.get();
            all.forEach(listener -> tell(listener, method, made));
        }
    }

    private static <E> void tell(ProgressListener listener, BiConsumer<ProgressListener, E> method, E event) {
        try {
            method.accept(listener, event);
        } catch (Throwable thrown) { // of the user's, in a thread that others need
            LOG.warn("a progress listener failed: {}", thrown.toString(), thrown);
        }
    }

    /** Returns the present time in microseconds since 1970. */
    static long nowMicros() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    }
}
