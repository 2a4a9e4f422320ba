package io.sparkpool.pool;

import io.sparkpool.pool.task.Chunk;
import io.sparkpool.pool.task.ChunkMapper;
import io.sparkpool.pool.task.ChunkRdd;
import io.sparkpool.pool.task.ChunkResult;
import io.sparkpool.pool.task.InProcessResults;
import io.sparkpool.pool.task.Serialized;
import io.sparkpool.pool.task.SerializedList;
import io.sparkpool.pool.task.TaskOutput;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * Consecutive chunks that are submitted to Spark together and mapped by a task each. The result of a chunk can be taken
 * as soon as its task has ended, however long the others take. Not thread-safe, except for {@link #cancel}.
 */
final class Wave<I, R> {
    /** Deserializes results while the caller uses others, in as many threads as Spark has for that. */
    private static final ThreadPoolExecutor READERS = Background.daemons(4, "spark-pool-results");

    private final long firstNumber;
    private final List<Chunk<I>> chunks;
    private final List<CompletableFuture<ChunkResult<R>>> results;
    private final InProcessResults<R> inProcess = InProcessResults.open();
    private final ClassLoader classes;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private final WaveJob.Tasks tasks;
    private final WaveEvents events;
    private int taken;

    /**
     * Starts the tasks.
     *
     * @param call the call that the wave belongs to
     * @param firstNumber the number of the first chunk among all chunks, from 0
     * @param name the name of the job on Spark's web page
     * @param events receives the results that arrive
     */
    Wave(
            Call call,
            long firstNumber,
            List<Chunk<I>> chunks,
            Serialized<ChunkMapper<I, ?, R>> mapper,
            String name,
            WaveEvents events) {
        this.classes = call.calls().classes();
        this.firstNumber = firstNumber;
        this.chunks = chunks;
        this.events = events;
        this.results = Stream.generate(CompletableFuture<ChunkResult<R>>::new)
                .limit(chunks.size())
                .toList();
        try {
            JavaSparkContext context = call.calls().context();
            ChunkRdd<I, R> rdd =
                    ChunkRdd.of(context.sc(), chunks, mapper, ChunkSize.limit(chunks.size()), inProcess.wave());
            this.tasks = call.calls()
                    .startTasks(new WaveJob(context, properties(call, name), rdd, partitions(), this::arrive));
        } catch (Throwable thrown) { // Scala throws checked exceptions without declaring them
            inProcess.close();
            throw thrown;
        }
        tasks.end().whenComplete(this::end);
    }

    /**
     * Returns Spark's local properties of the job: cancelling interrupts functions, calls share the cores fairly, and
     * Spark's web page shows the name instead of a line of this class.
     */
    private static Map<String, String> properties(Call call, String name) {
        return Map.of(
                "spark.job.interruptOnCancel",
                "true",
                "spark.scheduler.pool",
                "spark-pool-" + call.slot(),
                "spark.job.description",
                name,
                "callSite.short",
                name,
                "callSite.long",
                name);
    }

    long firstNumber() {
        return firstNumber;
    }

    int size() {
        return chunks.size();
    }

    /** Returns whether all results have been taken. */
    boolean isUsedUp() {
        return taken == chunks.size();
    }

    /** Runs the action when the result of a chunk is there, or will never be. */
    void whenDone(int position, Runnable action) {
        results.get(position).whenComplete((result, error) -> action.run());
    }

    /** Returns whether the result of a chunk is there, or will never be. */
    boolean isDone(int position) {
        return results.get(position).isDone();
    }

    Chunk<I> chunk(int position) {
        return chunks.get(position);
    }

    /**
     * Waits for the result of a chunk.
     *
     * @throws PoolException if Spark could not run the job, or the thread is interrupted
     */
    ChunkResult<R> take(int position) {
        try {
            ChunkResult<R> result = results.get(position).get();
            taken++;
            return result;
        } catch (InterruptedException e) {
            throw PoolException.interrupted(e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Serialized.UnreadableException unreadable) {
                throw PoolException.of(unreadable);
            }
            throw SparkFailure.ofJob(e.getCause(), this::describe);
        }
    }

    /**
     * Cancels the tasks that have not ended.
     *
     * @return a future that completes when Spark has told the tasks
     */
    CompletableFuture<Void> cancel() {
        inProcess.close();
        tasks.cancel();
        return ended;
    }

    /** Describes the chunk of a task. */
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

    /** Ends the wave. If the job has failed, the missing results will never come. */
    private void end(Object done, Throwable error) {
        inProcess.close();
        if (error != null) {
            results.forEach(result -> result.completeExceptionally(error));
        }
        ended.complete(null);
    }

    /** Receives what a task has sent. */
    private void arrive(byte[] sent, int position) {
        long arrivedMicros = Listeners.nowMicros();
        TaskOutput output = TaskOutput.read(sent);
        if (output.isLeft()) {
            ChunkResult<R> result = inProcess.take(ChunkRdd.partition(chunks, position));
            events.completed(position, result, output.times(), arrivedMicros);
            results.get(position).complete(result);
        } else {
            READERS.execute(() -> read(position, output, arrivedMicros));
        }
    }

    private void read(int position, TaskOutput output, long arrivedMicros) {
        CompletableFuture<ChunkResult<R>> future = results.get(position);
        Thread.currentThread().setContextClassLoader(classes);
        try {
            ChunkResult<R> result = new Serialized<ChunkResult<R>>(output.bytes()).open();
            if (result.outputs() instanceof SerializedList<?> outputs) {
                outputs.read();
            }
            events.completed(position, result, output.times(), arrivedMicros);
            future.complete(result);
        } catch (Throwable thrown) { // somebody waits for the result, whatever was thrown
            future.completeExceptionally(thrown);
        } finally {
            Thread.currentThread().setContextClassLoader(null);
        }
    }

    private List<Integer> partitions() {
        return IntStream.range(0, chunks.size())
                .mapToObj(position -> ChunkRdd.partition(chunks, position))
                .toList();
    }
}
