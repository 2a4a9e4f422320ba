package io.sparkpool.pool.task;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Gathers inputs in batches, calls a function of a batch, and passes its outputs to the task of the chunk, one by one.
 * A batch for which the function fails is cut in halves, as often as it takes; the task treats a single input as that
 * of any function.
 */
final class BatchReceiver<I, O, R> implements InputReceiver<I> {
    private final ChunkTask<I, O, R> task;
    private final InputFunction<List<I>, List<O>> function;
    private final int batchSize;
    private List<I> gathered = new ArrayList<>();
    private boolean wantsMore = true;
    private boolean first = true;

    /**
     * Creates a receiver in front of a task.
     *
     * @param task calls the function for a single input
     * @param function calls the function for a batch
     * @param batchSize the maximum number of inputs of a batch
     */
    BatchReceiver(ChunkTask<I, O, R> task, InputFunction<List<I>, List<O>> function, int batchSize) {
        this.task = task;
        this.function = function;
        this.batchSize = batchSize;
    }

    @Override
    public boolean acceptLong(long input) {
        return accept(ChunkTask.boxed(input));
    }

    @Override
    public boolean accept(I input) {
        if (wantsMore) {
            gathered.add(input);
        }
        return gathered.size() < batchSize ? wantsMore : mapGathered();
    }

    /** The inputs before the record are mapped first, as the task counts records in order. */
    @Override
    public void skip() {
        if (mapGathered()) {
            task.skip();
        }
    }

    @Override
    public boolean reject(String record, String reason) {
        wantsMore = mapGathered() && task.reject(record, reason);
        return wantsMore;
    }

    /** Maps what is left, and returns the result of the chunk. */
    ChunkResult<R> result() {
        mapGathered();
        return task.result();
    }

    private boolean mapGathered() {
        if (gathered.isEmpty()) {
            return wantsMore;
        }
        List<I> batch = Collections.unmodifiableList(gathered); // which the function may keep
        gathered = new ArrayList<>();
        wantsMore = map(batch);
        if (first) {
            task.startTiming();
            first = false;
        }
        return wantsMore;
    }

    private boolean map(List<I> batch) {
        if (batch.size() == 1) {
            return task.accept(batch.get(0));
        }
        List<O> outputs;
        try {
            outputs = function.call(0, batch);
        } catch (Throwable thrown) { // a batch that exhausts the stack or the heap fails like any other
            task.stopIfKilled();
            int half = batch.size() / 2;
            return map(batch.subList(0, half)) && map(batch.subList(half, batch.size()));
        }
        return add(batch, outputs);
    }

    private boolean add(List<I> batch, List<O> outputs) {
        boolean more = true;
        for (int i = 0; more && i < outputs.size(); i++) {
            more = task.acceptOutput(batch.get(i), outputs.get(i));
        }
        return more;
    }
}
