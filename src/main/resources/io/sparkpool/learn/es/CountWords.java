import io.sparkpool.pool.Inputs;
import io.sparkpool.pool.Pool;
import java.util.List;
import java.util.StringTokenizer;

/**
 * Ejercicio 8: devuelve lo que cuentas.
 *
 * Este programa cuenta palabras en un campo estático. En un clúster cada executor es un proceso
 * aparte, con su propia copia del campo; y el campo de este programa, el driver, se queda en 0.
 * Cámbialo: count devuelve el número de palabras de su línea, y countAll suma lo que vuelve. El
 * campo ya no hace falta.
 *
 * Con las líneas "to be", "or not", "to be", el resultado es 6.
 *
 * Compruébalo: ./submit.sh learn check 8 (ejecuta las tareas como en un clúster: no comparten
 * campos con el driver)
 */
public class CountWords {
    /** El número de palabras hasta ahora: falso en un clúster. */
    static long words;

    /** Cuenta las palabras de una línea. */
    static long count(String line) {
        words += new StringTokenizer(line).countTokens(); // cambia esto: devuelve el número
        return 0;
    }

    /** Devuelve el número de palabras de todas las líneas. */
    static long countAll(Pool pool, List<String> lines) {
        pool.map(CountWords::count, lines); // cambia esto: pool.mapReduce suma lo que devuelve la función
        return words;
    }
}
