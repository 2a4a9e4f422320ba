import io.sparkpool.pool.Pool;
import java.util.List;

/** A solution of exercise 1. */
public class LastDigit {
    /** Returns the last digit of the square of x: lastDigit(7) is 9. */
    static long lastDigit(long x) {
        return x * x % 10; // the remainder of a division by 10 is the last digit
    }

    /** Returns the last digit of the square of each number, in the order of the numbers. */
    static List<Long> lastDigits(Pool pool, List<Long> numbers) {
        return pool.map(LastDigit::lastDigit, numbers); // LastDigit::lastDigit is the function itself, not a call
    }
}
