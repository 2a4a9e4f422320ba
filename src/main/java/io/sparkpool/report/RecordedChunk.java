package io.sparkpool.report;

import io.sparkpool.pool.ProgressListener.Completed;
import io.sparkpool.pool.ProgressListener.Delivered;
import io.sparkpool.pool.task.Digest;
import io.sparkpool.report.RunReport.ChunkRow;
import io.sparkpool.report.RunReport.SlowChunk;
import java.util.Optional;

/** A chunk, or a part of one, that has arrived and may be delivered later. Guarded by the lock of the recorder. */
final class RecordedChunk {
    private static final double MICROS_PER_SECOND = 1e6;

    final long number;
    final TaskSpan task;

    /** Whether this is the first part of the chunk. */
    final boolean first;

    final boolean failed;
    private final long wave;
    private final long inputs;
    private final long outputs;
    private final long failures;
    private final int attempts;
    private final long submittedMicros;
    private long firstInput = -1;
    private long deliveredMicros;
    private Optional<Digest> digest = Optional.empty();

    RecordedChunk(Completed chunk, TaskSpan task, boolean first) {
        this.number = chunk.chunk();
        this.task = task;
        this.first = first;
        this.failed = chunk.failed() > 0;
        this.wave = chunk.wave();
        this.inputs = chunk.inputs();
        this.outputs = chunk.outputs();
        this.failures = chunk.failed();
        this.attempts = chunk.times().attempt() + 1;
        this.submittedMicros = chunk.submittedMicros();
    }

    void delivered(Delivered delivered) {
        firstInput = delivered.firstInput();
        deliveredMicros = delivered.atMicros();
    }

    void digest(Digest upToHere) {
        digest = Optional.of(upToHere);
    }

    long micros() {
        return task.endMicros - task.startMicros;
    }

    SlowChunk slow() {
        return new SlowChunk(number, index(), inputs, micros() / MICROS_PER_SECOND, task.executor);
    }

    /** Returns the row of the chunk, with times since the map began. */
    ChunkRow row(long startMicros) {
        return new ChunkRow(
                number,
                wave,
                index(),
                inputs,
                outputs,
                failures,
                attempts,
                task.executor,
                task.lane,
                seconds(submittedMicros - startMicros),
                seconds(task.startMicros - startMicros),
                seconds(task.endMicros - startMicros),
                firstInput < 0 ? Optional.empty() : Optional.of(seconds(deliveredMicros - startMicros)),
                digest.map(Digest::toString));
    }

    private Optional<Long> index() {
        return firstInput < 0 ? Optional.empty() : Optional.of(firstInput);
    }

    private static double seconds(long micros) {
        return micros / MICROS_PER_SECOND;
    }
}
