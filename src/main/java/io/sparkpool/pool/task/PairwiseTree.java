package io.sparkpool.pool.task;

import io.sparkpool.function.FunctionName;
import io.sparkpool.message.MessageText;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.spark.api.java.function.Function2;

/**
 * Combines values pairwise: each value with its neighbour, each pair with its neighbour, and so on, in a tree whose
 * shape depends on the number of values only. So each task can combine the values of its chunk as far as possible, and
 * the result has the same bits however the chunks were cut. A value that is left out keeps its place. As in <a
 * href="https://en.wikipedia.org/wiki/Pairwise_summation">pairwise summation</a>, rounding errors grow with the
 * logarithm of the number of values. Used by one thread.
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
     * The combined values of 2^{@code level} indices from {@code start} on, which is a multiple of that number.
     *
     * @param value the combined value, or {@link Absent}
     */
    public record Block(long start, int level, Object value) implements Serializable {
        /** Returns whether this block and the following one of the same size form a larger block. */
        boolean isLeftHalf() {
            return (start & (1L << level)) == 0;
        }
    }

    /** Thrown when the combiner throws an exception. */
    public static final class CombinerException extends RuntimeException {
        private final String combiner;

        CombinerException(String combiner, Throwable cause) {
            super(cause);
            this.combiner = combiner;
        }

        /** Returns this exception as a failure, which a task can send to the driver. */
        public Failure.OfCombiner failure() {
            return new Failure.OfCombiner(
                    combiner, MessageText.ofThrowable(getCause()), SerializableCopy.cause(getCause()));
        }
    }

    /** Creates a tree without values. */
    public PairwiseTree(Function2<O, O, O> combiner) {
        this.combiner = Objects.requireNonNull(combiner, "combiner is null");
    }

    /**
     * Adds the next value. If the combiner throws, the value has not been added.
     *
     * @param value the value, or {@link Absent}
     * @throws CombinerException if the combiner throws
     */
    public void add(long index, Object value) {
        add(new Block(index, 0, value));
    }

    /**
     * Adds the next block.
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

    /** Replaces all values by those that {@link #blocks} returned before. */
    void reset(List<Block> former) {
        blocks.clear();
        blocks.addAll(former);
    }

    /** Returns the combined values so far, in order. */
    public List<Block> blocks() {
        return List.copyOf(blocks);
    }

    /**
     * Combines all blocks, the last ones first.
     *
     * @param identity the value that is combined with the result, from the left
     * @throws CombinerException if the combiner throws
     */
    @SuppressWarnings("unchecked") // a value that is not absent was added as an O, or comes from the combiner
    public O total(O identity) {
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
        } catch (Throwable thrown) { // a combiner that exhausts the stack fails like any other
            throw new CombinerException(FunctionName.of(combiner), thrown);
        }
    }
}
