/**
 * Exercise 6: how far does it scale? Amdahl's law.
 *
 * A part of each job is serial: it cannot be shared, and takes the same time on any number of
 * cores. Let it be a fraction s of the time on one core. Then the time on n cores is
 * s + (1 - s) / n of that time, and the speed-up, how many times as fast they are, is
 * 1 / (s + (1 - s) / n).
 *
 * speedUp(0.1, 4) is 1 / (0.1 + 0.9 / 4), about 3.08.
 * serialFraction(100, 32.5, 4) is 0.1: what took 100 s on one core takes 32.5 s on 4 cores.
 * enough(0.1, 0.05) is 10: the step from 10 to 11 cores is the first one that gains less than 5%.
 *
 * Check it: ./submit.sh learn check 6
 */
public class SpeedUp {
    /** Returns how many times as fast so many cores are, for a serial fraction from 0 to 1. */
    static double speedUp(double serial, int cores) {
        return cores; // write here: this is true only if nothing is serial
    }

    /** Returns the serial fraction of a job that takes oneCore seconds on 1 core and manyCores seconds on several. */
    static double serialFraction(double oneCore, double manyCores, int cores) {
        return 0; // write here: solve the formula for s, where the speed-up is oneCore / manyCores
    }

    /** Returns the smallest number of cores at which one more core gains less than this share; 0.05 is 5%. */
    static int enough(double serial, double share) {
        return 1; // write here: a loop that begins with one core, and compares speedUp for n and n + 1 cores
    }
}
