/** Una solución del ejercicio 6. */
public class SpeedUp {
    /** Devuelve cuántas veces más rápidos son tantos núcleos, con una fracción en serie de 0 a 1. */
    static double speedUp(double serial, int cores) {
        return 1 / (serial + (1 - serial) / cores); // los núcleos solo se reparten el resto
    }

    /** Devuelve la fracción en serie de un trabajo que dura oneCore segundos con 1 núcleo y manyCores con varios. */
    static double serialFraction(double oneCore, double manyCores, int cores) {
        double shared = 1.0 / cores; // 1 / cores sería 0: la división de enteros tira los decimales
        return (manyCores / oneCore - shared) / (1 - shared);
    }

    /** Devuelve el menor número de núcleos a partir del cual uno más gana menos que share; 0.05 es un 5%. */
    static int enough(double serial, double share) {
        int cores = 1;
        while (speedUp(serial, cores + 1) / speedUp(serial, cores) - 1 >= share) {
            cores++;
        }
        return cores;
    }
}
