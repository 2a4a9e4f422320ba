/**
 * Ejercicio 6: ¿hasta dónde escala? La ley de Amdahl.
 *
 * Una parte de cada trabajo va en serie: no se puede repartir y dura lo mismo con cualquier número
 * de núcleos. Sea una fracción s del tiempo con un núcleo. Entonces el tiempo con n núcleos es
 * s + (1 - s) / n de ese tiempo, y la aceleración, es decir, cuántas veces más rápidos son, es
 * 1 / (s + (1 - s) / n).
 *
 * speedUp(0.1, 4) es 1 / (0.1 + 0.9 / 4), más o menos 3,08.
 * serialFraction(100, 32.5, 4) es 0.1: lo que dura 100 s con un núcleo dura 32,5 s con 4 núcleos.
 * enough(0.1, 0.05) es 10: el paso de 10 a 11 núcleos es el primero que gana menos de un 5%.
 *
 * Compruébalo: ./submit.sh learn check 6
 */
public class SpeedUp {
    /** Devuelve cuántas veces más rápidos son tantos núcleos, con una fracción en serie de 0 a 1. */
    static double speedUp(double serial, int cores) {
        return cores; // escribe aquí: esto solo es verdad si no hay nada en serie
    }

    /** Devuelve la fracción en serie de un trabajo que dura oneCore segundos con 1 núcleo y manyCores con varios. */
    static double serialFraction(double oneCore, double manyCores, int cores) {
        return 0; // escribe aquí: despeja s de la fórmula; la aceleración es oneCore / manyCores
    }

    /** Devuelve el menor número de núcleos a partir del cual uno más gana menos que share; 0.05 es un 5%. */
    static int enough(double serial, double share) {
        return 1; // escribe aquí: un bucle que empieza con un núcleo y compara speedUp para n y n + 1 núcleos
    }
}
