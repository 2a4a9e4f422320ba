package io.sparkpool.pool.task;

import java.io.Serializable;
import java.util.List;
import java.util.OptionalLong;
import org.apache.spark.api.java.function.Function2;

/** Combines the outputs of a chunk into as few values as possible. */
public record CombiningEncoding<O>(Function2<O, O, O> combiner)
        implements Encoding<O, CombiningEncoding.PartialResult<O>> {
    /** About how many bytes a block of the tree needs. */
    private static final long BLOCK_BYTES = 64;

    /** The outputs of a chunk, combined where that was possible. */
    public sealed interface PartialResult<O> extends Serializable {
        /**
         * Adds the outputs to the tree that combines those of all chunks.
         *
         * @param firstIndex the index of the chunk's first input
         */
        void addTo(PairwiseTree<O> tree, long firstIndex);
    }

    /** Outputs that the task has combined. */
    private record Combined<O>(List<PairwiseTree.Block> blocks) implements PartialResult<O> {
        @Override
        public void addTo(PairwiseTree<O> tree, long firstIndex) {
            blocks.forEach(tree::add);
        }
    }

    /** Outputs that the task could not combine, as it did not know their places in the tree. */
    private record Separate<O>(List<Object> outputs) implements PartialResult<O> {
        @Override
        public void addTo(PairwiseTree<O> tree, long firstIndex) {
            long index = firstIndex;
            for (Object output : outputs) {
                tree.add(index++, output);
            }
        }
    }

    @Override
    public Encoder<O, PartialResult<O>> newEncoder(OptionalLong firstIndex, long maxBytes) {
        return firstIndex.isPresent() ? new Combining<>(combiner, firstIndex.getAsLong()) : new Separating<>(maxBytes);
    }

    private static final class Combining<O> implements Encoder<O, PartialResult<O>> {
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

        @Override
        public Mark mark() {
            List<PairwiseTree.Block> blocksBefore = tree.blocks();
            long indexBefore = index;
            return () -> {
                tree.reset(blocksBefore);
                index = indexBefore;
            };
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
        public PartialResult<O> finish() {
            return new Combined<>(tree.blocks());
        }
    }

    private static final class Separating<O> implements Encoder<O, PartialResult<O>> {
        private final ListEncoder<Object> outputs;

        Separating(long maxBytes) {
            this.outputs = new ListEncoder<>(maxBytes);
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
        public Mark mark() {
            return outputs.mark();
        }

        @Override
        public long sizeBytes() {
            return outputs.sizeBytes();
        }

        @Override
        public PartialResult<O> finish() {
            return new Separate<>(outputs.finish());
        }
    }
}
