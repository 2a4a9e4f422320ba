package io.sparkpool.report;

import io.sparkpool.pool.ProgressListener.Submitted;
import java.util.LinkedHashMap;
import java.util.Map;

/** The waves whose results have not all arrived, the oldest one first. Guarded by the lock of the recorder. */
final class InFlight {
    private final Map<Long, Wave> waves = new LinkedHashMap<>();
    private long nextChunk;
    private long submitted;

    /** A wave. */
    private static final class Wave {
        private final long submittedMicros;
        private final boolean rest;
        private int missing;

        private Wave(Submitted wave, boolean rest) {
            this.submittedMicros = wave.atMicros();
            this.rest = rest;
            this.missing = wave.chunks();
        }
    }

    /** Adds a wave. If its chunks have been submitted before, it maps the rest of one. */
    void submitted(Submitted wave) {
        submitted++;
        waves.put(wave.wave(), new Wave(wave, wave.firstChunk() < nextChunk));
        nextChunk = Math.max(nextChunk, wave.firstChunk() + wave.chunks());
    }

    /** Takes note of a result; returns whether it is that of the rest of a chunk. */
    boolean arrived(long number) {
        Wave wave = waves.get(number);
        if (wave == null) {
            return false;
        }
        wave.missing--;
        if (wave.missing == 0) {
            waves.remove(number);
        }
        return wave.rest;
    }

    /** Returns when the oldest wave was submitted; {@code Long.MAX_VALUE} if there is none. */
    long oldestMicros() {
        return waves.isEmpty() ? Long.MAX_VALUE : waves.values().iterator().next().submittedMicros;
    }

    /** Tells the times of the cores which chunks have no result. */
    void addTo(CoreTimes times) {
        for (Wave wave : waves.values()) {
            times.add(Edge.of(wave.submittedMicros, Edge.Change.SUBMITTED_WITHOUT_RESULT, wave.missing));
        }
    }

    /** Returns how many waves have been submitted. */
    long submitted() {
        return submitted;
    }
}
