package io.sparkpool.pool;

import java.util.Optional;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A chunk whose executors ended while they mapped it, until Spark gave up. */
final class LostChunk {
    private static final Pattern SPARKS = Pattern.compile(
            "Task ([0-9]+) in stage \\S+ failed ([0-9]+) times, most recent failure: .*ExecutorLostFailure .* Reason: ([^\\n]*)");

    private LostChunk() {}

    /**
     * Says in words for a user what Spark says.
     *
     * @param chunks names the chunk of a task
     */
    static Optional<String> explain(String message, IntFunction<String> chunks) {
        Matcher lost = SPARKS.matcher(message);
        return lost.find()
                ? Optional.of(
                        "%s ended its executor %s times, the last time: %s; a function may end the process, or need more memory than spark.executor.memory gives"
                                .formatted(
                                        chunks.apply(Integer.parseInt(lost.group(1))),
                                        lost.group(2),
                                        lost.group(3).strip()))
                : Optional.empty();
    }
}
