package io.sparkpool.pool;

import io.sparkpool.pool.task.Chunk;
import io.sparkpool.pool.task.ChunkMapper;
import io.sparkpool.pool.task.ChunkRdd;
import io.sparkpool.pool.task.ChunkResult;
import io.sparkpool.pool.task.InProcessResults;
import io.sparkpool.pool.task.Serialized;
import io.sparkpool.pool.task.SerializedList;
import io.sparkpool.pool.task.SizeLimit;
import io.sparkpool.pool.task.UnreadableObjectException;
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
import org.apache.spark.api.java.JavaSparkContext;

/**
 * Tasks under way that map a few chunks, each of which is a partition of one Spark job. Results are taken by
 * their positions in the wave, each as soon as it is there, however long the others take. Not thread-safe, but for {@link
 * #cancel}.
 */
final class Wave<I, R> {
    /** Deserializes results while the taking thread uses others, in as many threads as Spark has for that. */
    private static final ThreadPoolExecutor OPENERS = startOpeners();

    private final long firstNumber;
    private final List<Chunk<I>> chunks;
    private final List<CompletableFuture<ChunkResult<R>>> results;
    private final InProcessResults<R> handover = InProcessResults.open();
    private final ClassLoader classes;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private final WaveTasks tasks;
    private int taken;

    /**
     * Starts the job.
     *
     * @param call what the wave belongs to
     * @param properties what Spark is to know of the job
     * @param firstNumber the place of the first chunk among all chunks, from 0
     * @param room how many bytes the outputs of a chunk may need
     */
    Wave(
            JavaSparkContext context,
            Call call,
            Map<String, String> properties,
            long firstNumber,
            List<Chunk<I>> chunks,
            Serialized<ChunkMapper<I, ?, R>> mapChunk,
            SizeLimit room) {
        this.classes = call.classes();
        this.firstNumber = firstNumber;
        this.chunks = chunks;
        this.results = Stream.generate(CompletableFuture<ChunkResult<R>>::new)
                .limit(chunks.size())
                .toList();
        try {
            ChunkRdd<I, R> rdd = ChunkRdd.of(context.sc(), chunks, mapChunk, room, handover.wave());
            this.tasks = call.start(new WaveJob(context, properties, rdd, partitions(), this::arrive));
        } catch (Throwable thrown) { // Scala throws checked exceptions without declaring them
            handover.close();
            throw thrown;
        }
        tasks.end().whenComplete(this::end);
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
            if (e.getCause() instanceof UnreadableObjectException unreadable) {
                throw PoolException.of(unreadable);
            }
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
        tasks.cancel();
        return ended;
    }

    /** What is known of the chunk of a task. */
    private String describe(int task) {
        int position = tasks.position(task);
        Optional<Chunk<I>> chunk = position < chunks.size() ? Optional.of(chunks.get(position)) : Optional.empty();
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
    private void end(Object done, Throwable error) {
        handover.close();
        if (error != null) {
            results.forEach(result -> result.completeExceptionally(error));
        }
        ended.complete(null);
    }

    /** Deserializes a result. */
    private void open(int position, Serialized<ChunkResult<R>> sealed) {
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

    /** Takes a task's result; where there is none, it was left for the driver. */
    private void arrive(byte[] result, int position) {
        if (result == null) {
            results.get(position).complete(handover.take(ChunkRdd.partition(chunks, position)));
        } else {
            OPENERS.execute(() -> open(position, new Serialized<>(result)));
        }
    }

    private List<Integer> partitions() {
        return IntStream.range(0, chunks.size())
                .mapToObj(position -> ChunkRdd.partition(chunks, position))
                .toList();
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
