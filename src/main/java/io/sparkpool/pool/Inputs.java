package io.sparkpool.pool;

import io.sparkpool.file.FoundFiles;
import io.sparkpool.file.HadoopConfiguration;
import io.sparkpool.file.InputFile;
import io.sparkpool.pool.task.DoubleList;
import io.sparkpool.pool.task.LongList;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;

/**
 * The inputs of a map, in a fixed order. Most inputs can be read any number of times: each call of {@link #chunks()}
 * starts at the first input. {@link Range} is one kind of inputs, the methods of this interface and of {@code
 * io.sparkpool.source.table.Table} return others, and a source of your own implements it.
 *
 * @param <I> the type of one input
 */
public interface Inputs<I> {
    /**
     * Returns the exact or estimated number of inputs, like {@link java.util.Spliterator#estimateSize()}.
     *
     * @return a number of inputs; {@code Long.MAX_VALUE} for that many or more, or if the number is unknown
     */
    long estimateSize();

    /** Returns a new iteration that cuts the inputs into chunks, from the first input on. */
    Chunks<I> chunks();

    /**
     * Returns the elements of a list, which must not change during the map. {@code Long}s and {@code Double}s are sent
     * in primitive arrays, others as objects, which have to be serializable; {@link Pool} says which others are sent.
     */
    static <I> Inputs<I> of(List<? extends I> list) {
        return new ListInputs<>(list);
    }

    /** Returns the numbers of an array, which must not change during the map. */
    static Inputs<Long> of(long[] array) {
        return of(new LongList(array));
    }

    /** Returns the numbers of an array, which must not change during the map. */
    static Inputs<Double> of(double[] array) {
        return of(new DoubleList(array));
    }

    /**
     * Returns the elements of an iterator, which may be endless. A thread of its own reads the iterator, as in Python's
     * pool, so the iterator may wait for outputs of the same map. That thread reads at most two waves ahead of the
     * outputs that were taken, and is interrupted when the map ends early. If inputs come slowly, chunks and waves are
     * smaller. If the iterator throws, the outputs of the inputs before come first. The inputs can be mapped once.
     */
    static <I> Inputs<I> of(Iterator<? extends I> iterator) {
        return new IteratorInputs<>(iterator);
    }

    /** Returns the elements of a stream's {@linkplain Stream#iterator() iterator}. The caller closes the stream. */
    static <I> Inputs<I> of(Stream<? extends I> stream) {
        return of(stream.iterator());
    }

    /**
     * Returns the elements of an RDD of the pool's Spark, partition by partition. Its partitions are the chunks, for
     * any chunk size, and are computed where they are mapped.
     */
    static <I> Inputs<I> of(JavaRDD<I> rdd) {
        return new RddInputs<>(rdd.rdd());
    }

    /**
     * Returns files of this machine, each of which is one input, in the order of their paths: the file of that path, or
     * all files below that directory whose names do not start with a dot or an underscore. Links are followed, and each
     * file is there once. The files are found now and read on the executors, where the function asks for their contents:
     *
     * <pre>{@code
     * List<Integer> lengths = pool.map(file -> file.text().length(), Inputs.files(Path.of("letters")));
     * }</pre>
     *
     * @throws PoolException if there is no such file, or a directory cannot be read
     */
    static Inputs<InputFile> files(Path path) {
        return FileInputs.find(path, () -> FoundFiles.at(path, HadoopConfiguration.current()));
    }

    /**
     * Returns files, each of which is one input, in the order of their paths.
     *
     * <pre>{@code
     * List<String> titles = pool.map(new TitleOf(), Inputs.files("hdfs:///pages/2024-*"));
     * }</pre>
     *
     * @param path a file, a directory or a pattern such as {@code data/*.txt}, on this machine or, as a URI, on any file
     *     system that Hadoop knows
     * @throws PoolException if there is no such file, or a directory cannot be read
     * @see #files(Path)
     */
    static Inputs<InputFile> files(String path) {
        return FileInputs.find(path, () -> FoundFiles.named(path, HadoopConfiguration.current()));
    }

    /** Returns files that were found before, each of which is one input. */
    static Inputs<InputFile> files(FoundFiles files) {
        return new FileInputs(files.all());
    }
}
