import java.math.BigInteger;

/** A solution of exercise 4. */
public class ExactProduct {
    /** Returns a * b: a Long if the product fits into a long, otherwise a BigInteger. */
    static Number product(long a, long b) {
        try {
            return Math.multiplyExact(a, b); // throws an exception instead of dropping digits
        } catch (ArithmeticException doesNotFit) {
            return large(a, b); // slower, and so only where it is needed
        }
    }

    /** Returns a * b as a BigInteger, which has room for any number. */
    static BigInteger large(long a, long b) {
        return BigInteger.valueOf(a).multiply(BigInteger.valueOf(b));
    }
}
