package bench;

/**
 * One run of a process.
 *
 * @param seconds from its start to its end
 * @param peakMiB the most memory that the largest of its processes held, 0 where the system does not tell
 */
record Sample(double seconds, double peakMiB) {}
