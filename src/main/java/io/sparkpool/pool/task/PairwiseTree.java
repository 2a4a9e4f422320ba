package io.sparkpool.pool.task;

import io.sparkpool.function.FunctionName;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.spark.api.java.function.Function2;

/**
 * Combines values pairwise: each with its neighbour, each pair with its neighbour,
 * and so on, in a tree whose shape depends on the number of values only. So any run of values can be combined on its
 * own as far as it goes, and whoever puts the parts together gets the same bits wherever the runs were cut. A value that
 * is left out keeps its place. As it is with <a href="https://en.wikipedia.org/wiki/Pairwise_summation">pairwise
 * summation</a>, rounding errors grow with the logarithm of the number of values.
 *
 * @param <O> the type of a value
 */
public final class PairwiseTree<O> {
    private final Function2<O, O, O> combiner;

    /** The largest blocks that are complete so far, one after another. */
    private final List<Block> blocks = new ArrayList<>();

    /** Stands for a value that was left out. */
    enum Absent {
        ABSENT
    }

    /**
     * The combined values of 2^{@code level} indices from {@code start} on, a multiple of that number.
     *
     * @param value what they come to, or {@link Absent}
     */
    public record Block(long start, int level, Object value) implements Serializable {
        /** Whether the block that follows, of the same size, is the other half of a larger one. */
        boolean isLeftHalf() {
            return (start & (1L << level)) == 0;
        }
    }

    public PairwiseTree(Function2<O, O, O> combiner) {
        this.combiner = Objects.requireNonNull(combiner, "combiner is null");
    }

    /**
     * Adds the value that follows. If the combiner throws, it has not been added.
     *
     * @param value the value, or {@link Absent}
     * @throws CombinerException if the combiner throws
     */
    public void add(long index, Object value) {
        add(new Block(index, 0, value));
    }

    /**
     * Adds the block that follows.
     *
     * @throws CombinerException if the combiner throws
     */
    public void add(Block next) {
        Block block = next;
        int kept = blocks.size();
        while (kept > 0
                && blocks.get(kept - 1).level() == block.level()
                && blocks.get(kept - 1).isLeftHalf()) {
            Block left = blocks.get(--kept);
            block = new Block(left.start(), left.level() + 1, combine(left.value(), block.value()));
        }
        blocks.subList(kept, blocks.size()).clear();
        blocks.add(block);
    }

    /** What is combined so far, in order. */
    public List<Block> blocks() {
        return List.copyOf(blocks);
    }

    /**
     * All of it behind a first value, the last blocks first.
     *
     * @throws CombinerException if the combiner throws
     */
    @SuppressWarnings("unchecked") // what is not absent was added as an O, or comes from the combiner
    public O totalAfter(O identity) {
        Object total = Absent.ABSENT;
        for (int i = blocks.size() - 1; i >= 0; i--) {
            total = combine(blocks.get(i).value(), total);
        }
        return (O) combine(identity, total);
    }

    @SuppressWarnings("unchecked")
    private Object combine(Object left, Object right) {
        if (left == Absent.ABSENT || right == Absent.ABSENT) {
            return left == Absent.ABSENT ? right : left;
        }
        try {
            return combiner.call((O) left, (O) right);
        } catch (Throwable thrown) { // as for functions, a combiner that exhausts the stack fails as any other
            throw new CombinerException(FunctionName.of(combiner), thrown);
        }
    }
}
