package io.sparkpool.report.progress;

import io.sparkpool.pool.ProgressListener;
import io.sparkpool.pool.ProgressListener.Completed;
import io.sparkpool.pool.ProgressListener.Delivered;
import io.sparkpool.pool.ProgressListener.Started;
import io.sparkpool.pool.ProgressListener.Submitted;
import io.sparkpool.pool.task.TaskTimes;
import java.util.OptionalLong;

/** Events of maps whose chunks have ten inputs. */
final class Events {
    static final int INPUTS = 10;

    private static final TaskTimes TIMES = new TaskTimes("driver", 0, 0, 0, 0, 0, 0, 0);

    private Events() {}

    static Started started(long inputs) {
        return new Started("square", OptionalLong.of(inputs), 2);
    }

    static Started startedWithoutEnd() {
        return new Started("square", OptionalLong.empty(), 2);
    }

    static Submitted submitted(long firstChunk, int chunks) {
        return new Submitted(0, firstChunk, chunks, 0);
    }

    static Completed completed(long chunk) {
        return completed(chunk, 0);
    }

    static Completed completed(long chunk, long failed) {
        return new Completed(0, chunk, INPUTS, INPUTS - failed, failed, 0, 80, 0, 0, TIMES);
    }

    static Delivered delivered(long chunk, long before) {
        return new Delivered(chunk, before, INPUTS, INPUTS, 0);
    }

    /** Tells a listener of chunks that complete and are delivered at once. */
    static void map(ProgressListener listener, long firstChunk, int chunks) {
        for (long chunk = firstChunk; chunk < firstChunk + chunks; chunk++) {
            listener.completed(completed(chunk));
            listener.delivered(delivered(chunk, chunk * INPUTS));
        }
    }
}
