/** A solution of exercise 6. */
public class SpeedUp {
    /** Returns how many times as fast so many cores are, for a serial fraction from 0 to 1. */
    static double speedUp(double serial, int cores) {
        return 1 / (serial + (1 - serial) / cores); // only the rest is shared by the cores
    }

    /** Returns the serial fraction of a job that takes oneCore seconds on 1 core and manyCores seconds on several. */
    static double serialFraction(double oneCore, double manyCores, int cores) {
        double shared = 1.0 / cores; // 1 / cores would be 0: a division of ints drops what is behind the point
        return (manyCores / oneCore - shared) / (1 - shared);
    }

    /** Returns the smallest number of cores at which one more core gains less than this share; 0.05 is 5%. */
    static int enough(double serial, double share) {
        int cores = 1;
        while (speedUp(serial, cores + 1) / speedUp(serial, cores) - 1 >= share) {
            cores++;
        }
        return cores;
    }
}
