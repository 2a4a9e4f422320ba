import java.util.ArrayList;
import java.util.List;

/**
 * Ejercicio 2: corta las entradas en trozos (chunks), como hace el Pool de Python.
 *
 * Un pool no reparte las entradas de una en una, sino en trozos de entradas consecutivas. Python
 * hace como mucho cuatro trozos por núcleo: un trozo tiene inputs / (4 * cores) entradas,
 * redondeando hacia arriba. El último trozo puede ser más corto.
 *
 * Cada trozo se escribe como un texto con su primer y su último índice, que se cuentan desde 0:
 * chunks(100, 4) es la lista "0-6", "7-13", ..., "91-97", "98-99", porque 100 / 16 es 6,25 y así
 * un trozo tiene 7 entradas.
 * chunks(3, 1) es la lista "0-0", "1-1", "2-2", y chunks(0, 4) está vacía.
 *
 * Compruébalo: ./submit.sh learn check 2
 */
public class Chunks {
    /** Devuelve los trozos de tantas entradas (inputs) con tantos núcleos (cores). */
    static List<String> chunks(int inputs, int cores) {
        List<String> chunks = new ArrayList<>();
        // escribe aquí: calcula el tamaño de un trozo y después añade un trozo tras otro
        return chunks;
    }
}
