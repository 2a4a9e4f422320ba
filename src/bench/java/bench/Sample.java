package bench;

/**
 * One run of a process.
 *
 * @param seconds the wall-clock time of the process
 * @param peakMiB the peak memory of the largest process in its process tree, 0 if the system does not report it
 */
record Sample(double seconds, double peakMiB) {}
