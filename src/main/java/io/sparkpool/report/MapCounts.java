package io.sparkpool.report;

import io.sparkpool.pool.ProgressListener.Completed;
import io.sparkpool.pool.ProgressListener.Delivered;
import io.sparkpool.report.RunReport.Counts;

/** Counts what the events of a map tell. Guarded by the lock of the recorder. */
final class MapCounts {
    private long inputs;
    private long outputs;
    private long failed;
    private long retried;
    private long chunks;
    private long taskAttempts;
    private long lostTasks;
    private long lostExecutors;

    void completed(Completed chunk) {
        retried += chunk.retries();
        taskAttempts += chunk.times().attempt() + 1;
        lostTasks += chunk.times().attempt();
    }

    void delivered(Delivered chunk) {
        inputs += chunk.inputs();
        outputs += chunk.outputs();
    }

    /** Counts a chunk, of which the first part was delivered. */
    void chunkDelivered() {
        chunks++;
    }

    void inputFailed() {
        failed++;
    }

    void executorLost() {
        lostExecutors++;
    }

    /** Returns how many inputs failed. */
    long failed() {
        return failed;
    }

    Counts counts(long waves) {
        return new Counts(inputs, outputs, failed, retried, 0, chunks, waves, taskAttempts, lostTasks, lostExecutors);
    }
}
