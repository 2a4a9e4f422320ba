package io.sparkpool.pool;

import java.util.BitSet;

/**
 * Small numbers, each of which one call has at a time: Spark keeps what it has once made for a number, so that
 * they must not grow without end. Safe for use by several threads.
 */
final class Slots {
    private final BitSet taken = new BitSet();

    /** The lowest number that no call has. */
    synchronized int take() {
        int slot = taken.nextClearBit(0);
        taken.set(slot);
        return slot;
    }

    synchronized void giveBack(int slot) {
        taken.clear(slot);
    }
}
