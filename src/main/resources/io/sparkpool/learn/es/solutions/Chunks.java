import java.util.ArrayList;
import java.util.List;

/** Una solución del ejercicio 2. */
public class Chunks {
    /** Devuelve los chunks de tantas entradas (inputs) con tantos núcleos (cores). */
    static List<String> chunks(int inputs, int cores) {
        List<String> chunks = new ArrayList<>();
        int tasks = 4 * cores;
        int size = (inputs + tasks - 1) / tasks; // redondea hacia arriba: la división de enteros tira los decimales
        for (int first = 0; first < inputs; first += size) {
            int last = Math.min(first + size, inputs) - 1; // el último chunk acaba en la última entrada
            chunks.add(first + "-" + last);
        }
        return chunks; // con 0 entradas el bucle no se ejecuta nunca
    }
}
