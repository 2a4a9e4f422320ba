import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Una solución del ejercicio 3. */
public class InOrder {
    /** Las salidas de un chunk, y su número, que se cuenta desde 0. */
    record Chunk(int number, List<Long> outputs) {}

    /** Devuelve todas las salidas en el orden de las entradas; recibe los chunks en el orden en que terminaron. */
    static List<Long> inOrder(List<Chunk> completed) {
        List<Chunk> sorted = new ArrayList<>(completed); // una copia: la lista que recibimos quizá no se pueda cambiar
        sorted.sort(Comparator.comparingInt(Chunk::number)); // los chunks, por su número, y nunca por sus salidas
        List<Long> outputs = new ArrayList<>();
        for (Chunk chunk : sorted) {
            outputs.addAll(chunk.outputs()); // dentro de un chunk, las salidas ya están en orden
        }
        return outputs;
    }
}
