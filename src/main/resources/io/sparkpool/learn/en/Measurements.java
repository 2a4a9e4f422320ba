import io.sparkpool.pool.ErrorPolicy;
import io.sparkpool.pool.FailedInput;
import io.sparkpool.pool.Pool;
import java.util.List;

/**
 * Exercise 5: keep the good lines, and set the bad ones aside with their index.
 *
 * Among the lines of a thermometer are some that are no numbers, such as "n/a" or an empty line.
 *
 * First write parse: for a bad line it throws an IllegalArgumentException whose message quotes the
 * line between single quotation marks, such as "not a number: 'n/a'".
 *
 * Then write measurements: it returns the good numbers, and an error policy adds each bad line to
 * the list bad.
 *
 * For the lines "21.5", "n/a", "19", the result is 21.5, 19.0, and bad has one element with the
 * index 1.
 *
 * Check it: ./submit.sh learn check 5
 */
public class Measurements {
    /** Returns the number on the line. */
    static double parse(String line) {
        return Double.parseDouble(line); // its message does not always quote the line: throw a better exception
    }

    /** Returns the numbers of the good lines, and adds the bad lines to the list bad. */
    static List<Double> measurements(Pool pool, List<String> lines, List<FailedInput> bad) {
        ErrorPolicy policy = ErrorPolicy.fail(); // write here: this policy ends the map at the first bad line
        return pool.withErrorPolicy(policy).map(Measurements::parse, lines);
    }
}
