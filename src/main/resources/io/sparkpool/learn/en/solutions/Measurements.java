import io.sparkpool.pool.ErrorPolicy;
import io.sparkpool.pool.FailedInput;
import io.sparkpool.pool.Pool;
import java.util.List;

/** A solution of exercise 5. */
public class Measurements {
    /** Returns the number on the line. */
    static double parse(String line) {
        try {
            return Double.parseDouble(line);
        } catch (NumberFormatException e) { // says what is wrong, and keeps the cause
            throw new IllegalArgumentException("not a number: '" + line + "'", e);
        }
    }

    /** Returns the numbers of the good lines, and adds the bad lines to the list bad. */
    static List<Double> measurements(Pool pool, List<String> lines, List<FailedInput> bad) {
        ErrorPolicy policy = ErrorPolicy.quarantine(bad::add); // called in this process, in the order of the inputs
        return pool.withErrorPolicy(policy).map(Measurements::parse, lines);
    }
}
