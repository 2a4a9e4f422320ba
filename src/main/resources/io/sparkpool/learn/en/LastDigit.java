import io.sparkpool.pool.Pool;
import java.util.List;

/**
 * Exercise 1: write a function, and map it over many inputs.
 *
 * The square of 7 is 49, and the last digit of 49 is 9. First write the function lastDigit, for one
 * number. Then let the pool map it over a list of numbers.
 *
 * Check it: ./submit.sh learn check 1
 */
public class LastDigit {
    /** Returns the last digit of the square of x: lastDigit(7) is 9. */
    static long lastDigit(long x) {
        return 0; // write here
    }

    /** Returns the last digit of the square of each number, in the order of the numbers. */
    static List<Long> lastDigits(Pool pool, List<Long> numbers) {
        // In Python: return pool.map(last_digit, numbers)
        return List.of(); // write here
    }
}
