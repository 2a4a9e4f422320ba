package io.sparkpool.pool.task;

import java.io.Serializable;
import java.util.List;
import java.util.OptionalLong;

/**
 * What came of one chunk. A failure is data: a task that met one still ends well, so Spark runs it no second time, and
 * the driver, which takes the chunks in order, meets the failure of the lowest index first.
 *
 * @param outputs what the encoder made of the outputs, up to the failure that ended the chunk
 * @param bytes about how many bytes the outputs need
 * @param inputs how many inputs were mapped, or failed and may be done without
 * @param records how many records were read: inputs and what was skipped
 * @param nanosPerRecord how long a record took, without the chunk's first one where there are others, as that one waits
 *     for classes to be loaded
 * @param failures what went wrong, in the order of the inputs; the last one may have ended the chunk early
 * @param extent whether the chunk's other inputs are to be mapped by another task
 * @param <R> what a chunk's outputs become
 */
public record ChunkResult<R>(
        R outputs, long bytes, long inputs, long records, double nanosPerRecord, List<Failure> failures, Extent extent)
        implements Serializable {
    /** How much of a chunk was mapped. */
    public enum Extent {
        /** All of it, or all up to the failure that ends the map. */
        WHOLE,
        /** Its first inputs, as there was no room for the outputs of the others. */
        BEGINNING
    }

    /** Of a chunk that gave nothing but a failure. */
    static <R> ChunkResult<R> failed(Encoding<?, R> encoding, Failure failure) {
        R nothing = encoding.newEncoder(OptionalLong.empty(), 0).finish();
        return new ChunkResult<>(nothing, 0, 0, 0, 0, List.of(failure), Extent.WHOLE);
    }

    public ChunkResult {
        failures = List.copyOf(failures);
    }
}
