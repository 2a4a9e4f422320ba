import java.util.ArrayList;
import java.util.List;

/**
 * Exercise 3: put the outputs back into the order of the inputs.
 *
 * Chunks complete in any order: a chunk with easy inputs overtakes one with hard inputs. Each chunk
 * carries its number: chunk 0 has the first inputs, chunk 1 the next ones, and so on. Chunks may
 * have different sizes.
 *
 * If chunk 1 with the outputs 9, 4 completes first and then chunk 0 with the outputs 5, 0, the
 * result is 5, 0, 9, 4.
 *
 * Check it: ./submit.sh learn check 3
 */
public class InOrder {
    /** The outputs of a chunk, and its number, which counts from 0. */
    record Chunk(int number, List<Long> outputs) {}

    /** Returns all outputs in the order of the inputs, from chunks in the order in which they completed. */
    static List<Long> inOrder(List<Chunk> completed) {
        List<Long> outputs = new ArrayList<>();
        for (Chunk chunk : completed) { // change this: it is the order in which they completed
            outputs.addAll(chunk.outputs());
        }
        return outputs;
    }
}
