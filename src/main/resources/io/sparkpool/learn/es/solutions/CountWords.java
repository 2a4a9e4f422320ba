import io.sparkpool.pool.Inputs;
import io.sparkpool.pool.Pool;
import java.util.List;
import java.util.StringTokenizer;

/** Una solución del ejercicio 8. */
public class CountWords {
    /** Cuenta las palabras de una línea. */
    static long count(String line) {
        return new StringTokenizer(line).countTokens(); // lo que se devuelve vuelve al driver
    }

    /** Devuelve el número de palabras de todas las líneas. */
    static long countAll(Pool pool, List<String> lines) {
        return pool.mapReduce(CountWords::count, 0L, Long::sum, Inputs.of(lines)); // suman tareas y driver
    }
}
