package io.sparkpool.pool.task;

import java.util.List;
import java.util.OptionalLong;

/**
 * Inputs that travel with their task, as compactly as a list can hold them.
 *
 * @param index the index of the first one
 * @param inputs at least one, in a list that {@link ListEncoder} has made
 */
public record ListChunk<I>(long index, List<I> inputs) implements Chunk<I> {
    @Override
    public OptionalLong firstIndex() {
        return OptionalLong.of(index);
    }

    @Override
    public void forEach(InputReceiver<? super I> receiver) {
        boolean more = true;
        if (isLongs()) {
            LongList longs = LongList.copyOf(inputs);
            for (int i = 0; more && i < longs.size(); i++) {
                more = receiver.acceptLong(longs.getLong(i));
            }
        } else {
            for (int i = 0; more && i < inputs.size(); i++) {
                more = receiver.accept(inputs.get(i));
            }
        }
    }

    private boolean isLongs() {
        return ((Object) inputs) instanceof LongList;
    }
}
