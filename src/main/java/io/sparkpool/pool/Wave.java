package io.sparkpool.pool;

import java.io.Serializable;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.FutureAction;
import org.apache.spark.api.java.JavaSparkContext;
import scala.collection.Iterator;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;
import scala.jdk.javaapi.FutureConverters;
import scala.runtime.AbstractFunction0;
import scala.runtime.AbstractFunction1;
import scala.runtime.AbstractFunction2;
import scala.runtime.BoxedUnit;

/**
 * Driver only. One Spark job under way, whose tasks map a few chunks, each of which is a partition. Results are taken in
 * order, each as soon as it is there, however long the later ones take. Not thread-safe.
 */
final class Wave<I, R> {
    private static final String INTERRUPT_ON_CANCEL = "spark.job.interruptOnCancel";

    private final List<Chunk<I>> chunks;
    private final List<CompletableFuture<ChunkResult<R>>> results;
    private final Handover<R> handover = Handover.open();
    private final FutureAction<BoxedUnit> job;
    private int taken;

    /** A chunk and what came of it. */
    record Mapped<I, R>(Chunk<I> chunk, ChunkResult<R> result) {}

    /**
     * Starts the job. Cancelling it will interrupt its tasks, so that a sleeping function ends too.
     *
     * @param limitBytes how many bytes the outputs of a chunk may need
     */
    Wave(JavaSparkContext context, List<Chunk<I>> chunks, MapChunk<I, ?, R> mapChunk, long limitBytes) {
        this.chunks = chunks;
        this.results = Stream.generate(CompletableFuture<ChunkResult<R>>::new)
                .limit(chunks.size())
                .toList();
        String before = context.getLocalProperty(INTERRUPT_ON_CANCEL);
        context.setLocalProperty(INTERRUPT_ON_CANCEL, "true");
        try {
            this.job = context.sc()
                    .submitJob(
                            new ChunkRdd<>(context.sc(), chunks, mapChunk, limitBytes, handover.wave()),
                            new Element<>(),
                            indices(chunks.size()),
                            new Arrival<>(results, handover),
                            new Done());
        } catch (RuntimeException e) {
            handover.close();
            throw e;
        } finally {
            context.setLocalProperty(INTERRUPT_ON_CANCEL, before);
        }
        FutureConverters.asJava(job).whenComplete(this::end);
    }

    /** Whether all results have been taken. */
    boolean isUsedUp() {
        return taken == chunks.size();
    }

    /**
     * Waits for the result that is next in order.
     *
     * @throws PoolException if Spark could not run the job, or the thread is interrupted
     */
    Mapped<I, R> take() {
        try {
            Mapped<I, R> mapped =
                    new Mapped<>(chunks.get(taken), results.get(taken).get());
            taken++;
            return mapped;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw PoolException.interrupted(e);
        } catch (ExecutionException e) {
            throw PoolException.bySpark(e.getCause());
        }
    }

    /** Ends the job and its tasks, if they have not ended. */
    void cancel() {
        handover.close();
        job.cancel();
    }

    /** A job that failed leaves results that will never come. */
    private void end(BoxedUnit done, Throwable error) {
        handover.close();
        if (error != null) {
            results.forEach(result -> result.completeExceptionally(error));
        }
    }

    private static Seq<Object> indices(int count) {
        List<Object> indices =
                IntStream.range(0, count).<Object>mapToObj(Integer::valueOf).toList();
        return CollectionConverters.asScala(indices).toSeq();
    }

    /**
     * Runs on executors. The element of a partition, or null where the result was left for the driver. A class of Scala's
     * function type, as Spark would search the byte code of a lambda for what it captures.
     */
    private static final class Element<R> extends AbstractFunction1<Iterator<ChunkResult<R>>, ChunkResult<R>>
            implements Serializable {
        @Override
        public ChunkResult<R> apply(Iterator<ChunkResult<R>> partition) {
            return partition.hasNext() ? partition.next() : null;
        }
    }

    /** Takes a task's result from Spark's scheduler, which must not be kept waiting. */
    private static final class Arrival<R> extends AbstractFunction2<Object, ChunkResult<R>, BoxedUnit> {
        private final List<CompletableFuture<ChunkResult<R>>> results;
        private final Handover<R> handover;

        Arrival(List<CompletableFuture<ChunkResult<R>>> results, Handover<R> handover) {
            this.results = results;
            this.handover = handover;
        }

        @Override
        public BoxedUnit apply(Object index, ChunkResult<R> result) {
            int partition = (Integer) index;
            results.get(partition).complete(result == null ? handover.take(partition) : result);
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
}
