import io.sparkpool.pool.Inputs;
import io.sparkpool.pool.Pool;
import java.util.List;
import java.util.StringTokenizer;

/** A solution of exercise 8. */
public class CountWords {
    /** Counts the words of a line. */
    static long count(String line) {
        return new StringTokenizer(line).countTokens(); // what is returned comes back to the driver
    }

    /** Returns the number of words of all lines. */
    static long countAll(Pool pool, List<String> lines) {
        return pool.mapReduce(CountWords::count, 0L, Long::sum, Inputs.of(lines)); // tasks add up, then the driver
    }
}
