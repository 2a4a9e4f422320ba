import java.math.BigInteger;

/**
 * Exercise 4: multiply two numbers exactly, however large the product is.
 *
 * An int holds numbers up to 2147483647, a long up to 9223372036854775807. What is larger does not
 * fit, and Java says nothing: it drops the digits that have no room, and the result is wrong.
 * Return a Long where the product fits, and a BigInteger where it does not.
 *
 * product(46341, 46341) is the Long 2147488281, which does not fit into an int.
 * product(4000000000, 4000000000) is the BigInteger 16000000000000000000, which does not fit into a
 * long.
 *
 * Check it: ./submit.sh learn check 4
 */
public class ExactProduct {
    /** Returns a * b: a Long if the product fits into a long, otherwise a BigInteger. */
    static Number product(long a, long b) {
        int product = (int) (a * b); // change this: an int is too small
        return product;
    }

    /** Returns a * b as a BigInteger, which has room for any number. */
    static BigInteger large(long a, long b) {
        return BigInteger.valueOf(a).multiply(BigInteger.valueOf(b));
    }
}
