package io.sparkpool;

import io.sparkpool.report.RunReport.Seconds;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Measures how long the steps of a run take. One follows the other without a gap. Thread-safe. */
final class StepTimes {
    private static final double NANOS = 1e9;

    /** The steps. A run that fails leaves some out. */
    enum Step {
        /** Settings are read, and the job is checked. */
        PREPARE,
        /** Spark starts, and the inputs are opened. */
        START,
        /** The inputs are mapped, and the outputs are written. */
        MAP,
        /** Spark stops. */
        STOP,
        /** The outputs are published. */
        PUBLISH
    }

    /** Guarded by this, like the fields below. */
    private final Map<Step, Long> nanos = new EnumMap<>(Step.class);

    private Step step = Step.PREPARE;
    private long sinceNanos = System.nanoTime();
    private boolean ended;

    /** Ends the present step and begins another one. */
    synchronized void begin(Step next) {
        add(step, passed());
        step = next;
        sinceNanos = System.nanoTime();
    }

    /** Ends the present step, which is the last one. */
    synchronized void end() {
        add(step, passed());
        ended = true;
    }

    private long passed() {
        return ended ? 0 : System.nanoTime() - sinceNanos;
    }

    private void add(Step one, long time) {
        nanos.merge(one, time, Long::sum);
    }

    /**
     * Returns how long the steps have taken.
     *
     * @param before how long the process had prepared the run before this object was created
     * @param firstOutput when the first outputs were delivered, in seconds since the process began
     */
    synchronized Seconds seconds(Duration before, Optional<Double> firstOutput) {
        Map<Step, Long> now = new EnumMap<>(nanos);
        now.merge(Step.PREPARE, before.toNanos(), Long::sum);
        if (!ended) {
            now.merge(step, passed(), Long::sum);
        }
        return new Seconds(
                seconds(now, Step.PREPARE),
                seconds(now, Step.START),
                seconds(now, Step.MAP),
                firstOutput,
                seconds(now, Step.PUBLISH),
                seconds(now, Step.STOP),
                now.values().stream().mapToLong(Long::longValue).sum() / NANOS);
    }

    private static Optional<Double> seconds(Map<Step, Long> times, Step step) {
        return Optional.ofNullable(times.get(step)).map(time -> time / NANOS);
    }
}
