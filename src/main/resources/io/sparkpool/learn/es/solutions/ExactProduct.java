import java.math.BigInteger;

/** Una solución del ejercicio 4. */
public class ExactProduct {
    /** Devuelve a * b: un Long si el producto cabe en un long; si no, un BigInteger. */
    static Number product(long a, long b) {
        try {
            return Math.multiplyExact(a, b); // lanza una excepción en lugar de tirar cifras
        } catch (ArithmeticException doesNotFit) {
            return large(a, b); // es más lento, y por eso solo donde hace falta
        }
    }

    /** Devuelve a * b como BigInteger, en el que cabe cualquier número. */
    static BigInteger large(long a, long b) {
        return BigInteger.valueOf(a).multiply(BigInteger.valueOf(b));
    }
}
