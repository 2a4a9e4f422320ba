package io.sparkpool.publish;

import java.io.IOException;
import java.util.Optional;

/** Thrown when a run that is alive uses a stage. */
final class LockedException extends IOException {
    private static final long serialVersionUID = 1;

    /** Creates an exception; the holder of the lock is empty if it is not known. */
    LockedException(Optional<Holder> holder) {
        super("another run%s writes to it"
                .formatted(holder.map(known -> " (%s)".formatted(known.shown())).orElse("")));
    }
}
