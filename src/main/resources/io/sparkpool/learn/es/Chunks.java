import java.util.ArrayList;
import java.util.List;

/**
 * Ejercicio 2: corta las entradas en chunks (trozos), como hace el Pool de Python.
 *
 * Un pool no reparte las entradas de una en una, sino en chunks de entradas consecutivas. Python
 * hace como mucho cuatro chunks por núcleo: un chunk tiene inputs / (4 * cores) entradas,
 * redondeando hacia arriba. El último chunk puede ser más corto.
 *
 * Cada chunk se escribe como un texto con su primer y su último índice, que se cuentan desde 0:
 * chunks(100, 4) es la lista "0-6", "7-13", ..., "91-97", "98-99", porque 100 / 16 es 6,25 y así
 * un chunk tiene 7 entradas.
 * chunks(3, 1) es la lista "0-0", "1-1", "2-2", y chunks(0, 4) está vacía.
 *
 * Compruébalo: ./submit.sh learn check 2
 */
public class Chunks {
    /** Devuelve los chunks de tantas entradas (inputs) con tantos núcleos (cores). */
    static List<String> chunks(int inputs, int cores) {
        List<String> chunks = new ArrayList<>();
        // escribe aquí: calcula el tamaño de un chunk y después añade un chunk tras otro
        return chunks;
    }
}
