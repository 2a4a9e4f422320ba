package io.sparkpool.pool;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.FutureAction;
import org.apache.spark.api.java.JavaSparkContext;
import scala.collection.Iterator;
import scala.jdk.javaapi.CollectionConverters;
import scala.jdk.javaapi.FutureConverters;
import scala.runtime.AbstractFunction0;
import scala.runtime.AbstractFunction1;
import scala.runtime.AbstractFunction2;
import scala.runtime.BoxedUnit;

/**
 * Driver only. One Spark job under way, whose tasks map a few chunks, each of which is a partition. Results are taken by
 * their positions in the wave, each as soon as it is there, however long the others take. Not thread-safe, but for {@link
 * #cancel}.
 */
final class Wave<I, R> {
    /** Deserializes results while the taking thread uses others, in as many threads as Spark has for that. */
    private static final ThreadPoolExecutor OPENERS = startOpeners();

    private final long firstNumber;
    private final List<Chunk<I>> chunks;
    private final List<CompletableFuture<ChunkResult<R>>> results;
    private final Handover<R> handover = Handover.open();
    private final ClassLoader classes = Thread.currentThread().getContextClassLoader();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private final FutureAction<BoxedUnit> job;
    private int taken;

    /**
     * Starts the job.
     *
     * @param properties what Spark is to know of the job
     * @param firstNumber the place of the first chunk among all chunks, from 0
     * @param room how many bytes the outputs of a chunk may need
     */
    Wave(
            JavaSparkContext context,
            Map<String, String> properties,
            long firstNumber,
            List<Chunk<I>> chunks,
            Sealed<MapChunk<I, ?, R>> mapChunk,
            Room room) {
        this.firstNumber = firstNumber;
        this.chunks = chunks;
        this.results = Stream.generate(CompletableFuture<ChunkResult<R>>::new)
                .limit(chunks.size())
                .toList();
        Map<String, String> before = LocalProperties.set(context, properties);
        try {
            this.job = context.sc()
                    .submitJob(
                            WaveRdd.of(context.sc(), chunks, mapChunk, room, handover.wave()),
                            new Element(),
                            CollectionConverters.asScala(partitions()).toSeq(),
                            new Arrival(),
                            new Done());
        } catch (Throwable thrown) { // Scala throws checked exceptions without declaring them
            handover.close();
            throw thrown;
        } finally {
            LocalProperties.set(context, before);
        }
        FutureConverters.asJava(job).whenComplete(this::end);
    }

    long firstNumber() {
        return firstNumber;
    }

    int size() {
        return chunks.size();
    }

    /** Whether all results have been taken. */
    boolean isUsedUp() {
        return taken == chunks.size();
    }

    /** Runs the action when the result is there, or will never be. */
    void whenThere(int position, Runnable action) {
        results.get(position).whenComplete((result, error) -> action.run());
    }

    boolean isThere(int position) {
        return results.get(position).isDone();
    }

    Chunk<I> chunk(int position) {
        return chunks.get(position);
    }

    /**
     * Waits for a result.
     *
     * @throws PoolException if Spark could not run the job, or the thread is interrupted
     */
    ChunkResult<R> take(int position) {
        try {
            ChunkResult<R> result = results.get(position).get();
            taken++;
            return result;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw PoolException.interrupted(e);
        } catch (ExecutionException e) {
            throw PoolException.bySpark(e.getCause(), this::describe);
        }
    }

    /**
     * Ends the job and its tasks, if they have not ended.
     *
     * @return when Spark has told the tasks
     */
    CompletableFuture<Void> cancel() {
        handover.close();
        job.cancel();
        return ended;
    }

    /** What is known of the chunk of a task: Spark numbers the tasks of a job by their positions. */
    private String describe(int task) {
        Optional<Chunk<I>> chunk = task < chunks.size() ? Optional.of(chunks.get(task)) : Optional.empty();
        OptionalLong index = chunk.map(Chunk::firstIndex).orElse(OptionalLong.empty());
        if (index.isPresent()) {
            return "the chunk that starts at index %d".formatted(index.getAsLong());
        }
        return chunk.map(Chunk::source)
                .filter(source -> !source.isEmpty())
                .map("a chunk of '%s'"::formatted)
                .orElse("a chunk");
    }

    /** A job that failed leaves results that will never come. */
    private void end(BoxedUnit done, Throwable error) {
        handover.close();
        if (error != null) {
            results.forEach(result -> result.completeExceptionally(error));
        }
        ended.complete(null);
    }

    /** Deserializes a result. */
    private void open(int position, Sealed<ChunkResult<R>> sealed) {
        CompletableFuture<ChunkResult<R>> result = results.get(position);
        Thread.currentThread().setContextClassLoader(classes);
        try {
            ChunkResult<R> opened = sealed.open();
            if (opened.outputs() instanceof SerializedList<?> outputs) {
                outputs.read();
            }
            result.complete(opened);
        } catch (Throwable thrown) { // whatever it is, somebody waits for the result
            result.completeExceptionally(thrown);
        } finally {
            Thread.currentThread().setContextClassLoader(null);
        }
    }

    private List<Object> partitions() {
        return IntStream.range(0, chunks.size())
                .<Object>mapToObj(position -> WaveRdd.partition(chunks, position))
                .toList();
    }

    /**
     * Runs on executors. The element of a partition, or null where the result was left for the driver. A class of Scala's
     * function type, as Spark would search the byte code of a lambda for what it captures.
     */
    private static final class Element extends AbstractFunction1<Iterator<byte[]>, Object> implements Serializable {
        @Override
        public Object apply(Iterator<byte[]> partition) {
            return partition.hasNext() ? partition.next() : null;
        }
    }

    /** Takes a task's result from Spark's scheduler, which must not be kept waiting. */
    private final class Arrival extends AbstractFunction2<Object, Object, BoxedUnit> {
        @Override
        public BoxedUnit apply(Object index, Object result) {
            int position = (Integer) index;
            if (result == null) {
                results.get(position).complete(handover.take(WaveRdd.partition(chunks, position)));
            } else {
                OPENERS.execute(() -> open(position, new Sealed<>((byte[]) result)));
            }
            return BoxedUnit.UNIT;
        }
    }

    /** The job's own result: nothing, as the tasks' results are what counts. */
    private static final class Done extends AbstractFunction0<BoxedUnit> {
        @Override
        public BoxedUnit apply() {
            return BoxedUnit.UNIT;
        }
    }

    private static ThreadPoolExecutor startOpeners() {
        ThreadPoolExecutor openers =
                new ThreadPoolExecutor(4, 4, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
                    Thread thread = new Thread(work, "spark-pool-results");
                    thread.setDaemon(true);
                    return thread;
                });
        openers.allowCoreThreadTimeOut(true);
        return openers;
    }
}
