import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A solution of exercise 3. */
public class InOrder {
    /** The outputs of a chunk, and its number, which counts from 0. */
    record Chunk(int number, List<Long> outputs) {}

    /** Returns all outputs in the order of the inputs, from chunks in the order in which they completed. */
    static List<Long> inOrder(List<Chunk> completed) {
        List<Chunk> sorted = new ArrayList<>(completed); // a copy, as the list that we are given may not be changed
        sorted.sort(Comparator.comparingInt(Chunk::number)); // chunks by their number, never by their outputs
        List<Long> outputs = new ArrayList<>();
        for (Chunk chunk : sorted) {
            outputs.addAll(chunk.outputs()); // within a chunk, outputs are in order already
        }
        return outputs;
    }
}
