import java.math.BigInteger;

/**
 * Ejercicio 4: multiplica dos números con exactitud, por grande que sea el producto.
 *
 * En un int caben números hasta 2147483647; en un long, hasta 9223372036854775807. Lo que es mayor
 * no cabe, y Java no dice nada: tira las cifras para las que no hay sitio, y el resultado es falso.
 * Devuelve un Long si el producto cabe, y un BigInteger si no cabe.
 *
 * product(46341, 46341) es el Long 2147488281, que no cabe en un int.
 * product(4000000000, 4000000000) es el BigInteger 16000000000000000000, que no cabe en un long.
 *
 * Compruébalo: ./submit.sh learn check 4
 */
public class ExactProduct {
    /** Devuelve a * b: un Long si el producto cabe en un long; si no, un BigInteger. */
    static Number product(long a, long b) {
        int product = (int) (a * b); // cambia esto: un int es demasiado pequeño
        return product;
    }

    /** Devuelve a * b como BigInteger, en el que cabe cualquier número. */
    static BigInteger large(long a, long b) {
        return BigInteger.valueOf(a).multiply(BigInteger.valueOf(b));
    }
}
