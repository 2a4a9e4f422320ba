package io.sparkpool.learn;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;

/**
 * The part of Java's memory with objects that have been in use for a while. If it becomes full, Java does hardly anything
 * but look for free memory, also in threads that would report that.
 */
final class OldGeneration {
    private static final double MOST = 0.5;

    private OldGeneration() {}

    /** Returns whether half of it is in use. */
    static boolean isHalfFull() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP && pool.isUsageThresholdSupported())
                .map(MemoryPoolMXBean::getUsage)
                .anyMatch(usage -> usage.getMax() > 0 && usage.getUsed() > usage.getMax() * MOST);
    }
}
