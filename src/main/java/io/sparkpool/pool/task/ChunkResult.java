package io.sparkpool.pool.task;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * The result of one chunk. A failure is data: a task whose function failed still ends well, so Spark does not run it
 * again, and the driver, which takes the chunks in order, meets the failure of the lowest index first.
 *
 * @param outputs the encoded outputs, up to the failure that ended the chunk
 * @param outputCount how many outputs there are
 * @param bytes about how many bytes the outputs need
 * @param inputs how many inputs were mapped, or failed and may be left out
 * @param records how many records were read: inputs and records that were skipped
 * @param nanosPerRecord how long a record took; the first record of several does not count, as it waits for classes to
 *     be loaded
 * @param retries how many times inputs were tried again
 * @param failures the failures in the order of the inputs; the last one may have ended the chunk early
 * @param extent whether another task is to map the rest of the chunk
 * @param <R> the type of a chunk's encoded outputs
 */
public record ChunkResult<R>(
        R outputs,
        long outputCount,
        long bytes,
        long inputs,
        long records,
        double nanosPerRecord,
        long retries,
        List<Failure> failures,
        Extent extent)
        implements Serializable {
    /** How much of a chunk was mapped. */
    public enum Extent {
        /** All of it, or all up to the failure that ends the map. */
        WHOLE,
        /** Its first inputs, as there was no room for the outputs of the others. */
        BEGINNING
    }

    public ChunkResult {
        failures = List.copyOf(failures);
    }

    /** Returns this result with one more failure, behind all others. */
    ChunkResult<R> followedBy(Failure failure) {
        List<Failure> all = new ArrayList<>(failures);
        all.add(failure);
        return new ChunkResult<>(outputs, outputCount, bytes, inputs, records, nanosPerRecord, retries, all, extent);
    }

    /** Returns the result of a chunk that has a failure and no outputs. */
    static <R> ChunkResult<R> failed(Encoding<?, R> encoding, Failure failure) {
        R nothing = encoding.newEncoder(OptionalLong.empty(), 0).finish();
        return new ChunkResult<>(nothing, 0, 0, 0, 0, 0, 0, List.of(failure), Extent.WHOLE);
    }
}
