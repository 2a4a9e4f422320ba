package io.sparkpool.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * The chunks that become rows of a report: all of them if they are few; otherwise the slowest ones, those with failing
 * inputs, and an even sample of all. Guarded by the lock of the recorder.
 */
final class ChunkSample {
    static final int MAX_ROWS = 10_000;
    static final int SLOWEST = 100;

    /** Parts of a chunk are mapped one after another. */
    private static final Comparator<RecordedChunk> IN_ORDER = Comparator.<RecordedChunk>comparingLong(
                    chunk -> chunk.number)
            .thenComparingLong(chunk -> chunk.task.startMicros);

    private static final Comparator<RecordedChunk> BY_TIME = Comparator.comparingLong(RecordedChunk::micros);

    private final PriorityQueue<RecordedChunk> slowest = new PriorityQueue<>(BY_TIME);
    private final List<RecordedChunk> failed = new ArrayList<>();
    private List<RecordedChunk> even = new ArrayList<>();
    private long stride = 1;
    private long total;

    /** Adds a chunk that has arrived. */
    void add(RecordedChunk chunk) {
        if (total % stride == 0) {
            if (even.size() == MAX_ROWS) {
                even = everySecond(even);
                stride *= 2;
            }
            if (total % stride == 0) {
                even.add(chunk);
            }
        }
        total++;
        if (chunk.failed && failed.size() < MAX_ROWS) {
            failed.add(chunk);
        }
        addSlow(chunk);
    }

    private void addSlow(RecordedChunk chunk) {
        if (slowest.size() < SLOWEST) {
            slowest.add(chunk);
        } else if (chunk.micros() > slowest.peek().micros()) {
            slowest.remove();
            slowest.add(chunk);
        }
    }

    /** Returns how many chunks were added. */
    long total() {
        return total;
    }

    boolean isComplete() {
        return total <= MAX_ROWS;
    }

    /** Returns the chunks that are kept, in the order of the inputs. */
    List<RecordedChunk> kept() {
        Set<RecordedChunk> kept = new LinkedHashSet<>(slowest);
        addUpToLimit(kept, failed);
        List<RecordedChunk> rest = even;
        while (kept.size() + rest.size() > MAX_ROWS && rest.size() > 1 && !isComplete()) {
            rest = everySecond(rest);
        }
        addUpToLimit(kept, rest);
        List<RecordedChunk> sorted = new ArrayList<>(kept);
        sorted.sort(IN_ORDER);
        return sorted;
    }

    /** Returns the slowest chunks, the slowest one first. */
    List<RecordedChunk> slowest(int count) {
        List<RecordedChunk> sorted = new ArrayList<>(slowest);
        sorted.sort(BY_TIME.reversed());
        return sorted.subList(0, Math.min(count, sorted.size()));
    }

    private static void addUpToLimit(Set<RecordedChunk> kept, List<RecordedChunk> more) {
        for (RecordedChunk chunk : more) {
            if (kept.size() == MAX_ROWS) {
                return;
            }
            kept.add(chunk);
        }
    }

    private static List<RecordedChunk> everySecond(List<RecordedChunk> all) {
        List<RecordedChunk> half = new ArrayList<>(all.size());
        for (int i = 0; i < all.size(); i += 2) {
            half.add(all.get(i));
        }
        return half;
    }
}
