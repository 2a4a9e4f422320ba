package io.sparkpool.pool;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The listeners of a view of a pool. An event is made only if somebody listens.
 *
 * @param all the listeners
 */
record Listeners(List<Guarded> all) {
    static final Listeners NONE = new Listeners(List.of());

    private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);

    Listeners {
        all = List.copyOf(all);
    }

    Listeners with(ProgressListener another) {
        List<Guarded> more = new ArrayList<>(all);
        more.add(new Guarded(another, new AtomicBoolean()));
        return new Listeners(more);
    }

    /** Passes an event to all listeners. */
    <E> void tell(BiConsumer<ProgressListener, E> method, Supplier<E> event) {
        if (!all.isEmpty()) {
            E made = event.get();
            all.forEach(listener -> listener.tell(method, made));
        }
    }

    /** Returns the present time in microseconds since 1970. */
    static long nowMicros() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    }

    /**
     * A listener whose failures do not reach a map. The first one is logged.
     *
     * @param hasFailed whether it has thrown something before
     */
    record Guarded(ProgressListener listener, AtomicBoolean hasFailed) {
        private <E> void tell(BiConsumer<ProgressListener, E> method, E event) {
            try {
                method.accept(listener, event);
            } catch (Throwable thrown) { // of the user's, in a thread that others need
                if (!hasFailed.getAndSet(true)) {
                    LOG.warn(
                            "a progress listener failed, and its later failures are not reported: {}",
                            thrown.toString());
                    LOG.info("the failure of the progress listener", thrown);
                }
            }
        }
    }
}
