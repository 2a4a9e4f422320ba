import io.sparkpool.pool.ErrorPolicy;
import io.sparkpool.pool.FailedInput;
import io.sparkpool.pool.Pool;
import java.util.List;

/**
 * Ejercicio 5: quédate con las líneas buenas y aparta las malas con su índice.
 *
 * Entre las líneas de un termómetro hay algunas que no son números, como "n/a" o una línea vacía.
 *
 * Primero escribe parse: con una línea mala lanza una IllegalArgumentException cuyo mensaje cita la
 * línea entre comillas simples, por ejemplo "not a number: 'n/a'".
 *
 * Después escribe measurements: devuelve los números buenos, y una política de errores añade cada
 * línea mala a la lista bad.
 *
 * Con las líneas "21.5", "n/a", "19", el resultado es 21.5, 19.0, y bad tiene un elemento, con el
 * índice 1.
 *
 * Compruébalo: ./submit.sh learn check 5
 */
public class Measurements {
    /** Devuelve el número que hay en la línea. */
    static double parse(String line) {
        return Double.parseDouble(line); // su mensaje no siempre cita la línea: lanza otra excepción mejor
    }

    /** Devuelve los números de las líneas buenas y añade las malas a la lista bad. */
    static List<Double> measurements(Pool pool, List<String> lines, List<FailedInput> bad) {
        ErrorPolicy policy = ErrorPolicy.fail(); // escribe aquí: esta política acaba el map en la primera línea mala
        return pool.withErrorPolicy(policy).map(Measurements::parse, lines);
    }
}
