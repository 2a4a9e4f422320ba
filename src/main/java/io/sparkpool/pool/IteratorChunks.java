package io.sparkpool.pool;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Driver only. Takes chunks off an iterator. */
final class IteratorChunks<I> implements Chunks<I> {
    private final Iterator<? extends I> iterator;
    private Optional<RuntimeException> failure = Optional.empty();
    private long index;

    IteratorChunks(Iterator<? extends I> iterator) {
        this.iterator = iterator;
    }

    @Override
    public Optional<Chunk<I>> next(int size, long mostBytes) {
        if (failure.isPresent()) {
            throw failure.get();
        }
        ListEncoder<I> inputs = new ListEncoder<>();
        int count = 0;
        long startNanos = System.nanoTime();
        try {
            while (count < size && inputs.sizeBytes() < mostBytes && !isLate(count, startNanos) && iterator.hasNext()) {
                inputs.add(iterator.next());
                count++;
            }
        } catch (Exception e) { // some throw checked exceptions without declaring them
            failure = Optional.of(e instanceof RuntimeException unchecked ? unchecked : PoolException.ofInputs(e));
            if (count == 0) {
                throw failure.get();
            }
        }
        long first = index;
        index += count;
        return count == 0 ? Optional.empty() : Optional.of(new ListChunk<>(first, inputs.finish()));
    }

    /** What has been read does not wait for what comes slowly. */
    private static boolean isLate(int count, long startNanos) {
        return count > 0 && System.nanoTime() - startNanos > Waves.LONGEST_CUT_NANOS;
    }

    /** Runs on executors. Inputs that travel with their task, as compactly as a list can hold them. */
    private record ListChunk<I>(long index, List<I> inputs) implements Chunk<I> {
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
}
