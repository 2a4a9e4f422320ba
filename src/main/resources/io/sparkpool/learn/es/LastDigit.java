import io.sparkpool.pool.Pool;
import java.util.List;

/**
 * Ejercicio 1: escribe una función y aplícala a muchas entradas.
 *
 * El cuadrado de 7 es 49, y la última cifra de 49 es 9. Primero escribe la función lastDigit, para
 * un solo número. Después haz que el pool la aplique a una lista de números.
 *
 * Compruébalo: ./submit.sh learn check 1
 */
public class LastDigit {
    /** Devuelve la última cifra del cuadrado de x: lastDigit(7) es 9. */
    static long lastDigit(long x) {
        return 0; // escribe aquí
    }

    /** Devuelve la última cifra del cuadrado de cada número, en el orden de los números. */
    static List<Long> lastDigits(Pool pool, List<Long> numbers) {
        // En Python: return pool.map(last_digit, numbers)
        return List.of(); // escribe aquí
    }
}
