package io.sparkpool.publish;

import io.sparkpool.pool.task.Digest;
import java.io.IOException;
import java.util.List;

/**
 * The record of what is finished in a stage, in the file {@code manifest.jsonl}: one JSON object per line, in the order of
 * the inputs. Each line is on the disk when the method returns.
 */
public final class Manifest {
    /**
     * A chunk whose outputs are in the stage.
     *
     * @param number the chunk's number in the order of the inputs, from 0
     * @param firstInput the index of its first input
     * @param inputs how many inputs it has, including those that failed
     * @param outputs how many outputs they have
     * @param failed how many of the inputs were quarantined
     * @param bytes the length of its file; 0 if there is none
     * @param digest the digest of its outputs
     * @param file the path of its file, relative to the stage; an empty text if it has no outputs
     */
    public record Chunk(
            long number,
            long firstInput,
            long inputs,
            long outputs,
            long failed,
            long bytes,
            Digest digest,
            String file) {}

    /**
     * Files of the table that hold the outputs of consecutive chunks, whose own files are not needed any longer.
     *
     * @param firstChunk the number of the first chunk
     * @param chunks how many chunks
     * @param paths the paths of the files, relative to the stage
     */
    public record Files(long firstChunk, long chunks, List<String> paths) {}

    Manifest() {}

    /** Records a chunk. */
    public void add(Chunk chunk) throws IOException {
        throw new UnsupportedOperationException();
    }

    /** Records files. */
    public void add(Files files) throws IOException {
        throw new UnsupportedOperationException();
    }
}
