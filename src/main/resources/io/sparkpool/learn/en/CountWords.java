import io.sparkpool.pool.Inputs;
import io.sparkpool.pool.Pool;
import java.util.List;
import java.util.StringTokenizer;

/**
 * Exercise 8: return what you count.
 *
 * This program counts words in a static field. On a cluster each executor is a process of its own,
 * with its own copy of the field; and the field of this program, the driver, stays 0. Change it:
 * count returns the number of words of its line, and countAll adds up what came back. The field is
 * not needed any more.
 *
 * For the lines "to be", "or not", "to be", the result is 6.
 *
 * Check it: ./submit.sh learn check 8 (it runs the tasks as on a cluster, where they do not share
 * fields with the driver)
 */
public class CountWords {
    /** The number of words so far: wrong on a cluster. */
    static long words;

    /** Counts the words of a line. */
    static long count(String line) {
        words += new StringTokenizer(line).countTokens(); // change this: return the number
        return 0;
    }

    /** Returns the number of words of all lines. */
    static long countAll(Pool pool, List<String> lines) {
        pool.map(CountWords::count, lines); // change this: pool.mapReduce adds up what the function returns
        return words;
    }
}
