package io.sparkpool.pool;

import io.sparkpool.pool.task.DoubleList;
import io.sparkpool.pool.task.LongList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;

/**
 * The inputs of a map, in a fixed order. Most can be read any number of times: each call of {@link
 * #chunks()} starts again at the first input. {@link Range} is one kind, this interface makes others, and a source of
 * your own implements it.
 *
 * @param <I> the type of one input
 */
public interface Inputs<I> {
    /**
     * How many inputs there are, exactly or about, as {@link java.util.Spliterator#estimateSize()} has it.
     *
     * @return a count of inputs, {@code Long.MAX_VALUE} for that many or more, or where it is not known
     */
    long estimateSize();

    /** Starts cutting the inputs into chunks, from the first input on. */
    Chunks<I> chunks();

    /**
     * The elements of a list, which must not change during the map. {@code Long}s and {@code Double}s travel as primitive
     * arrays, others as objects, which have to be serializable.
     */
    static <I> Inputs<I> of(List<? extends I> list) {
        return new ListInputs<>(list);
    }

    /** The numbers of an array, which must not change during the map. */
    static Inputs<Long> of(long[] array) {
        return of(new LongList(array));
    }

    /** The numbers of an array, which must not change during the map. */
    static Inputs<Double> of(double[] array) {
        return of(new DoubleList(array));
    }

    /**
     * What an iterator gives, which may be without end. A thread of its own reads it, as in Python's pool, so the iterator
     * may wait for outputs of the same map. It is read at most two waves ahead of the outputs that were taken; where it
     * gives inputs slowly, chunks and waves are smaller. It can be mapped once. If it throws, the outputs of what it gave
     * before come first. When the map ends early, that thread is interrupted.
     */
    static <I> Inputs<I> of(Iterator<? extends I> iterator) {
        return new IteratorInputs<>(iterator);
    }

    /** The elements of a stream, as those of its {@linkplain Stream#iterator() iterator}; closing it is up to you. */
    static <I> Inputs<I> of(Stream<? extends I> stream) {
        return of(stream.iterator());
    }

    /**
     * The elements of an RDD of the pool's Spark, partition by partition. Its partitions are the chunks, whatever chunk
     * size is asked for, and are computed where they are mapped.
     */
    static <I> Inputs<I> of(JavaRDD<I> rdd) {
        return new RddInputs<>(rdd.rdd());
    }
}
