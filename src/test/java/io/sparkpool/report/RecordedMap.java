package io.sparkpool.report;

import io.sparkpool.pool.ProgressListener;
import io.sparkpool.pool.ProgressListener.Completed;
import io.sparkpool.pool.ProgressListener.Delivered;
import io.sparkpool.pool.ProgressListener.Started;
import io.sparkpool.pool.ProgressListener.Submitted;
import io.sparkpool.pool.task.TaskTimes;
import java.util.OptionalLong;

/** A map whose events a test tells to a recorder. Times are in milliseconds since it began. */
final class RecordedMap {
    private static final long START_MILLIS = 1_000_000;

    private long nowMillis;
    final RunRecorder recorder = new RunRecorder(() -> micros(nowMillis));

    /** Begins a map on some cores. */
    RecordedMap(int cores) {
        recorder.started(new Started("square", OptionalLong.empty(), cores));
    }

    static long micros(long millis) {
        return 1000 * (START_MILLIS + millis);
    }

    RecordedMap submit(long wave, long firstChunk, int chunks, long atMillis) {
        recorder.submitted(new Submitted(wave, firstChunk, chunks, micros(atMillis)));
        return this;
    }

    /** What a result may have besides its times. */
    record Result(long inputs, long outputs, long failed, long retries, int attempt, long gcBefore, long gcAfter) {
        static final Result TEN_INPUTS = new Result(10, 10, 0, 0, 0, 0, 0);
    }

    RecordedMap complete(long wave, long chunk, String executor, long submitted, long start, long end) {
        return complete(recorder, wave, chunk, executor, submitted, start, end, Result.TEN_INPUTS);
    }

    RecordedMap complete(
            ProgressListener listener,
            long wave,
            long chunk,
            String executor,
            long submitted,
            long start,
            long end,
            Result result) {
        nowMillis = Math.max(nowMillis, end + 1);
        listener.completed(new Completed(
                wave,
                chunk,
                result.inputs(),
                result.outputs(),
                result.failed(),
                result.retries(),
                80,
                micros(submitted),
                micros(end + 1),
                new TaskTimes(
                        executor,
                        result.attempt(),
                        micros(start),
                        0,
                        1_000_000 * (end - start),
                        0,
                        result.gcBefore(),
                        result.gcAfter())));
        return this;
    }

    RecordedMap deliver(long chunk, long firstInput, long inputs, long atMillis) {
        recorder.delivered(new Delivered(chunk, firstInput, inputs, inputs, micros(atMillis)));
        return this;
    }

    /** Ends the map, and returns what was recorded. */
    Recorded end(long atMillis) {
        nowMillis = atMillis;
        recorder.mapEnded();
        return recorder.recorded();
    }

    /** Returns what has been recorded up to now. */
    Recorded now(long atMillis) {
        nowMillis = atMillis;
        return recorder.recorded();
    }
}
