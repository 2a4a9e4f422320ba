package io.sparkpool.report.progress;

import io.sparkpool.pool.ProgressListener;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

/** Counts what happens in one map. Its times are given by the caller, in nanoseconds. Thread-safe. */
final class MapProgress {
    /** How long a chunk holds up others before that is worth a word: tasks of a wave end at about the same time. */
    private static final long HELD_UP_NANOS = Duration.ofSeconds(2).toNanos();

    /** How many chunks for each core have to be done before the rest is estimated by them. */
    private static final int CHUNKS_PER_CORE = 2;

    private final ProgressListener.Started map;
    private final long startNanos;

    /** Guarded by this, like all fields below. */
    private final RecentRate rate = new RecentRate();

    /** The numbers of the chunks that were submitted and not delivered; in a map in order, the first one comes next. */
    private final TreeSet<Long> outstanding = new TreeSet<>();

    /** The numbers of those among them that have completed. */
    private final Set<Long> waiting = new HashSet<>();

    private long done;
    private long failed;
    private long chunks;
    private long delivered;
    private long firstDone;
    private long firstNanos;
    private boolean allSubmitted;
    private boolean inOrder = true;

    /** The chunk that others wait for, and since when. */
    private OptionalLong holder = OptionalLong.empty();

    private long heldNanos;

    MapProgress(ProgressListener.Started map, long startNanos) {
        this.map = map;
        this.startNanos = startNanos;
        this.firstNanos = startNanos;
        rate.note(startNanos, 0);
    }

    synchronized void submitted(ProgressListener.Submitted wave) {
        for (int i = 0; i < wave.chunks(); i++) {
            outstanding.add(wave.firstChunk() + i);
        }
    }

    synchronized void allSubmitted() {
        allSubmitted = true;
    }

    synchronized void completed(ProgressListener.Completed chunk, long nanos) {
        done += chunk.inputs();
        failed += chunk.failed();
        chunks++;
        if (chunks == map.cores()) {
            firstDone = done;
            firstNanos = nanos;
        }
        waiting.add(chunk.chunk());
        findHolder(nanos);
    }

    synchronized void delivered(ProgressListener.Delivered chunk, long nanos) {
        inOrder &= outstanding.isEmpty() || outstanding.first() == chunk.chunk();
        outstanding.remove(chunk.chunk());
        waiting.remove(chunk.chunk());
        delivered += chunk.inputs();
        findHolder(nanos);
    }

    /** Finds out whether the chunk that comes next is still running although later ones have completed. */
    private void findHolder(long nanos) {
        boolean held =
                inOrder && !waiting.isEmpty() && !outstanding.isEmpty() && !waiting.contains(outstanding.first());
        OptionalLong now = held ? OptionalLong.of(outstanding.first()) : OptionalLong.empty();
        if (!now.equals(holder)) {
            holder = now;
            heldNanos = nanos;
        }
    }

    /** Returns whether the outputs of all chunks have been delivered. */
    synchronized boolean isOver() {
        return allSubmitted && outstanding.isEmpty();
    }

    /**
     * Returns how far the map is. Rates are measured between the calls of this method. What remains is not estimated while
     * a chunk takes longer than that.
     */
    synchronized Snapshot at(long nanos) {
        rate.note(nanos, done);
        Optional<Snapshot.HeldUp> heldUp = heldUp(nanos);
        return new Snapshot(
                done,
                all(),
                failed,
                rate.perSecond(),
                Duration.ofNanos(nanos - startNanos),
                remaining(nanos)
                        .filter(rest ->
                                heldUp.isEmpty() || rest.compareTo(heldUp.get().since()) > 0),
                heldUp);
    }

    /** Returns the number of inputs, unless it was an estimate that has turned out too small. */
    private OptionalLong all() {
        return map.inputs().isPresent() && map.inputs().getAsLong() >= done ? map.inputs() : OptionalLong.empty();
    }

    /**
     * Estimates by the average since as many chunks were done as there are cores. These took longer, as code was being
     * loaded; and as the cores began them at the same time, they are also done at about the same time.
     */
    private Optional<Duration> remaining(long nanos) {
        long mapped = done - firstDone;
        OptionalLong all = all();
        if (all.isEmpty() || mapped <= 0 || chunks < (long) CHUNKS_PER_CORE * map.cores()) {
            return Optional.empty();
        }
        double nanosPerInput = (double) (nanos - firstNanos) / mapped;
        return Optional.of(Duration.ofNanos((long) (nanosPerInput * (all.getAsLong() - done))));
    }

    private Optional<Snapshot.HeldUp> heldUp(long nanos) {
        return holder.isPresent() && nanos - heldNanos > HELD_UP_NANOS
                ? Optional.of(new Snapshot.HeldUp(holder.getAsLong(), delivered, Duration.ofNanos(nanos - heldNanos)))
                : Optional.empty();
    }
}
