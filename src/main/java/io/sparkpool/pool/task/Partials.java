package io.sparkpool.pool.task;

import java.io.Serializable;
import java.util.List;

/**
 * What a chunk's outputs come to, for the tree that combines them all.
 *
 * @param <O> the type of one output
 */
public sealed interface Partials<O> extends Serializable {
    /**
     * Adds them to the tree.
     *
     * @param firstIndex the index of the chunk's first input
     */
    void addTo(PairwiseTree<O> tree, long firstIndex);

    /** Combined as far as the chunk goes. */
    record Combined<O>(List<PairwiseTree.Block> blocks) implements Partials<O> {
        @Override
        public void addTo(PairwiseTree<O> tree, long firstIndex) {
            blocks.forEach(tree::add);
        }
    }

    /** Not combined, as the task could not know where in the tree they are. */
    record Separate<O>(List<Object> outputs) implements Partials<O> {
        @Override
        public void addTo(PairwiseTree<O> tree, long firstIndex) {
            long index = firstIndex;
            for (Object output : outputs) {
                tree.add(index++, output);
            }
        }
    }
}
