import io.sparkpool.pool.Pool;
import java.util.List;

/** Una solución del ejercicio 1. */
public class LastDigit {
    /** Devuelve la última cifra del cuadrado de x: lastDigit(7) es 9. */
    static long lastDigit(long x) {
        return x * x % 10; // el resto de dividir entre 10 es la última cifra
    }

    /** Devuelve la última cifra del cuadrado de cada número, en el orden de los números. */
    static List<Long> lastDigits(Pool pool, List<Long> numbers) {
        return pool.map(LastDigit::lastDigit, numbers); // LastDigit::lastDigit es la función misma, no una llamada
    }
}
