package io.sparkpool.report;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/**
 * Numbers the cores of executors one after another, and gives each task that starts the first free one of its executor.
 * Lanes of an executor that went are those of the next one that comes. Guarded by the lock of the recorder.
 */
final class Lanes {
    private final Map<String, BitSet> free = new HashMap<>();
    private final BitSet unowned = new BitSet();
    private int count;
    private int used;

    /** Reserves lanes for an executor, so that they are next to each other. */
    void came(String executor, int cores) {
        BitSet own = own(executor);
        for (int i = own.cardinality(); i < cores; i++) {
            own.set(take());
        }
    }

    /** Gives up the lanes of an executor; those of tasks that still run are given up when these end. */
    void went(String executor) {
        BitSet own = free.remove(executor);
        if (own != null) {
            unowned.or(own);
        }
    }

    /** Returns the lane of a task that starts. */
    int start(String executor) {
        BitSet own = own(executor);
        int reserved = own.nextSetBit(0);
        int lane = reserved < 0 ? take() : reserved;
        own.clear(lane);
        used = Math.max(used, lane + 1);
        return lane;
    }

    /** Takes note of the end of a task. */
    void end(String executor, int lane) {
        free.getOrDefault(executor, unowned).set(lane);
    }

    /** Returns how many lanes an executor has, apart from those of tasks that run. */
    int of(String executor) {
        return free.getOrDefault(executor, new BitSet()).cardinality();
    }

    /** Returns the number after the last lane on which a task has run. */
    int used() {
        return used;
    }

    Lanes copy() {
        Lanes copy = new Lanes();
        for (Map.Entry<String, BitSet> own : free.entrySet()) {
            copy.free.put(own.getKey(), (BitSet) own.getValue().clone());
        }
        copy.unowned.or(unowned);
        copy.count = count;
        copy.used = used;
        return copy;
    }

    private BitSet own(String executor) {
        return free.computeIfAbsent(executor, unused -> new BitSet());
    }

    private int take() {
        int lane = unowned.nextSetBit(0);
        if (lane < 0) {
            return count++;
        }
        unowned.clear(lane);
        return lane;
    }
}
