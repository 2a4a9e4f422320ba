import java.util.ArrayList;
import java.util.List;

/**
 * Ejercicio 3: devuelve las salidas al orden de las entradas.
 *
 * Los chunks terminan en cualquier orden: uno con entradas fáciles adelanta a otro con entradas
 * difíciles. Cada chunk lleva su número: el chunk 0 tiene las primeras entradas, el chunk 1 las
 * siguientes, y así hasta el final. Los chunks pueden tener tamaños distintos.
 *
 * Si primero termina el chunk 1, con las salidas 9, 4, y después el chunk 0, con 5, 0, el resultado
 * es 5, 0, 9, 4.
 *
 * Compruébalo: ./submit.sh learn check 3
 */
public class InOrder {
    /** Las salidas de un chunk, y su número, que se cuenta desde 0. */
    record Chunk(int number, List<Long> outputs) {}

    /** Devuelve todas las salidas en el orden de las entradas; recibe los chunks en el orden en que terminaron. */
    static List<Long> inOrder(List<Chunk> completed) {
        List<Long> outputs = new ArrayList<>();
        for (Chunk chunk : completed) { // cambia esto: es el orden en que terminaron
            outputs.addAll(chunk.outputs());
        }
        return outputs;
    }
}
