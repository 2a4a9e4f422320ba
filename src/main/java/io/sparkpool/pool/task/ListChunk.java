package io.sparkpool.pool.task;

import java.util.List;
import java.util.OptionalLong;

/**
 * Inputs that are sent with their task, in as few bytes as a list can hold them.
 *
 * @param index the index of the first input
 * @param inputs at least one input, in a list that a {@link ListEncoder} has made
 */
public record ListChunk<I>(long index, List<I> inputs) implements Chunk<I> {
    @Override
    public OptionalLong firstIndex() {
        return OptionalLong.of(index);
    }

    @Override
    public OptionalLong size() {
        return OptionalLong.of(inputs.size());
    }

    @Override
    public void forEach(InputReceiver<? super I> receiver) {
        boolean more = true;
        if (((Object) inputs) instanceof LongList longs) {
            for (int i = 0; more && i < longs.size(); i++) {
                more = receiver.acceptLong(longs.getLong(i));
            }
        } else {
            for (int i = 0; more && i < inputs.size(); i++) {
                more = receiver.accept(inputs.get(i));
            }
        }
    }
}
