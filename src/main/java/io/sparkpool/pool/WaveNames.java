package io.sparkpool.pool;

import io.sparkpool.pool.task.Chunk;
import java.util.List;
import java.util.OptionalLong;

/**
 * The names of waves on Spark's web page, such as {@code my.Slow: wave 3, inputs 40 to 103}.
 *
 * @param function the function's name in messages
 */
record WaveNames(String function) {
    /**
     * Returns the name of a wave. Without an index if the first one is not known before the chunks ahead are mapped.
     *
     * @param wave its number, from 0
     * @param chunks its chunks, at least one
     */
    String name(long wave, List<? extends Chunk<?>> chunks) {
        return "%s: wave %d%s".formatted(function, wave, inputs(chunks));
    }

    private static String inputs(List<? extends Chunk<?>> chunks) {
        Chunk<?> last = chunks.get(chunks.size() - 1);
        OptionalLong first = chunks.get(0).firstIndex();
        if (first.isEmpty()) {
            return "";
        }
        return last.firstIndex().isPresent() && last.size().isPresent()
                ? ", inputs %d to %d"
                        .formatted(
                                first.getAsLong(),
                                last.firstIndex().getAsLong() + last.size().getAsLong() - 1)
                : ", inputs from %d".formatted(first.getAsLong());
    }
}
