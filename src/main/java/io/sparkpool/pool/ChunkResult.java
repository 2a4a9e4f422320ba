package io.sparkpool.pool;

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
 * @param nanosPerInput how long an input took, without the chunk's first one where there are others, as that one waits
 *     for classes to be loaded
 * @param failures what went wrong, in the order of the inputs; the last one may have ended the chunk early
 * @param <R> what a chunk's outputs become
 */
record ChunkResult<R>(R outputs, long bytes, long inputs, long records, double nanosPerInput, List<Failure> failures)
        implements Serializable {
    /** Of a chunk that gave nothing but a failure. */
    static <R> ChunkResult<R> failed(Encoding<?, R> encoding, Failure failure) {
        R nothing = encoding.newEncoder(OptionalLong.empty()).finish();
        return new ChunkResult<>(nothing, 0, 0, 0, 0, List.of(failure));
    }

    ChunkResult {
        failures = List.copyOf(failures);
    }
}
