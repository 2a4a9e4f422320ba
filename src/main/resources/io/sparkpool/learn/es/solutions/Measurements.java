import io.sparkpool.pool.ErrorPolicy;
import io.sparkpool.pool.FailedInput;
import io.sparkpool.pool.Pool;
import java.util.List;

/** Una solución del ejercicio 5. */
public class Measurements {
    /** Devuelve el número que hay en la línea. */
    static double parse(String line) {
        try {
            return Double.parseDouble(line);
        } catch (NumberFormatException e) { // dice qué está mal, y conserva la causa
            throw new IllegalArgumentException("not a number: '" + line + "'", e);
        }
    }

    /** Devuelve los números de las líneas buenas y añade las malas a la lista bad. */
    static List<Double> measurements(Pool pool, List<String> lines, List<FailedInput> bad) {
        ErrorPolicy policy = ErrorPolicy.quarantine(bad::add); // se llama en este proceso, en el orden de las entradas
        return pool.withErrorPolicy(policy).map(Measurements::parse, lines);
    }
}
