package io.sparkpool.pool.task;

import java.util.OptionalLong;
import org.apache.spark.api.java.function.Function2;

/** Combines the outputs of a chunk as far as the chunk goes. */
public record CombiningEncoding<O>(Function2<O, O, O> combiner) implements Encoding<O, Partials<O>> {
    /** About what a block of the tree needs. */
    private static final long BLOCK_BYTES = 64;

    @Override
    public Encoder<O, Partials<O>> newEncoder(OptionalLong firstIndex, long roomBytes) {
        return firstIndex.isPresent() ? new Combining<>(combiner, firstIndex.getAsLong()) : new Separating<>(roomBytes);
    }

    private static final class Combining<O> implements Encoder<O, Partials<O>> {
        private final PairwiseTree<O> tree;
        private long index;

        Combining(Function2<O, O, O> combiner, long firstIndex) {
            this.tree = new PairwiseTree<>(combiner);
            this.index = firstIndex;
        }

        @Override
        public void addLong(long output) {
            addObject(output);
        }

        @Override
        public void add(O output) {
            addObject(output);
        }

        @Override
        public void leaveOut() {
            addObject(PairwiseTree.Absent.ABSENT);
        }

        private void addObject(Object output) {
            tree.add(index, output);
            index++;
        }

        @Override
        public long sizeBytes() {
            return BLOCK_BYTES;
        }

        @Override
        public Partials<O> finish() {
            return new Partials.Combined<>(tree.blocks());
        }
    }

    private static final class Separating<O> implements Encoder<O, Partials<O>> {
        private final ListEncoder<Object> outputs;

        Separating(long roomBytes) {
            this.outputs = new ListEncoder<>(roomBytes);
        }

        @Override
        public void addLong(long output) {
            outputs.addLong(output);
        }

        @Override
        public void add(O output) {
            outputs.add(output);
        }

        @Override
        public void leaveOut() {
            outputs.add(PairwiseTree.Absent.ABSENT);
        }

        @Override
        public long sizeBytes() {
            return outputs.sizeBytes();
        }

        @Override
        public Partials<O> finish() {
            return new Partials.Separate<>(outputs.finish());
        }
    }
}
