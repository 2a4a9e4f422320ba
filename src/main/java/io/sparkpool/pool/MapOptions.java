package io.sparkpool.pool;

import io.sparkpool.function.Initializer;
import io.sparkpool.pool.task.InputRules;
import java.time.Duration;
import java.util.Optional;

/**
 * How a pool maps, whatever it maps.
 *
 * @param setup what runs on each executor first, if anything does
 * @param onError what a failing input does
 * @param retries how many times an input is tried again after it failed
 * @param timeLimit how long the function may take for an input; zero for as long as it likes
 */
record MapOptions(Optional<ViewInitializer> setup, ErrorPolicy onError, int retries, Duration timeLimit) {
    static final MapOptions DEFAULT = new MapOptions(Optional.empty(), ErrorPolicy.fail(), 0, Duration.ZERO);

    MapOptions withInitializer(Initializer first) {
        return new MapOptions(Optional.of(new ViewInitializer(first)), onError, retries, timeLimit);
    }

    MapOptions withOnError(ErrorPolicy policy) {
        return new MapOptions(setup, policy, retries, timeLimit);
    }

    MapOptions withRetries(int times) {
        return new MapOptions(setup, onError, times, timeLimit);
    }

    MapOptions withTimeLimit(Duration limit) {
        return new MapOptions(setup, onError, retries, limit);
    }

    InputRules inputRules() {
        return new InputRules(retries, timeLimit, onError.maxErrors());
    }
}
