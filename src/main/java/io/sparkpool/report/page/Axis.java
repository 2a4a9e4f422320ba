package io.sparkpool.report.page;

import java.util.ArrayList;
import java.util.List;

/**
 * A linear axis with ticks at round numbers.
 *
 * @param from the value at its start
 * @param to the value at its end
 * @param step the distance between two ticks
 * @param unit the unit of its labels, as a part of the unit of its values
 */
public record Axis(double from, double to, double step, Unit unit) {
    private static final double TOLERANCE = 1e-9;

    /**
     * A unit of labels.
     *
     * @param name its name; empty for plain numbers
     * @param size how large it is, in the unit of the values
     */
    public record Unit(String name, double size) {
        private static final Unit PLAIN = new Unit("", 1);
        private static final double MILLION = 1e6;

        private static Unit ofCounts(double step) {
            if (step < MILLION / 2) {
                return PLAIN;
            }
            return step < 500 * MILLION ? new Unit("M", MILLION) : new Unit("G", 1_000 * MILLION);
        }

        private static Unit ofSeconds(double length) {
            if (length < 1e-3) {
                return new Unit("µs", 1e-6);
            }
            if (length < 1) {
                return new Unit("ms", 1e-3);
            }
            if (length < 300) {
                return new Unit("s", 1);
            }
            return length < 4 * 3600 ? new Unit("min", 60) : new Unit("h", 3600);
        }
    }

    /** Returns an axis of numbers with at most so many ticks, which ends where the values do. */
    public static Axis of(double from, double to, int maxTicks) {
        return of(from, to, maxTicks, Unit.PLAIN);
    }

    /** Returns an axis of whole numbers from 0, which ends at a tick; millions are M, thousands of them G. */
    public static Axis ofCounts(long to, int maxTicks) {
        double step = Math.max(1, niceStep(Math.max(1, to), maxTicks));
        return new Axis(0, step * Math.ceil(Math.max(1, to) / step), step, Unit.ofCounts(step));
    }

    /** Returns an axis of seconds, whose labels have a suitable unit. */
    public static Axis ofSeconds(double from, double to, int maxTicks) {
        return of(from, to, maxTicks, Unit.ofSeconds(to > from ? to - from : 1));
    }

    private static Axis of(double from, double to, int maxTicks, Unit unit) {
        double end = to > from ? to : from + unit.size();
        return new Axis(from, end, niceStep((end - from) / unit.size(), maxTicks) * unit.size(), unit);
    }

    /** Returns one, two or five times a power of ten, so that a length has at most so many of it. */
    private static double niceStep(double length, int maxTicks) {
        double least = length / Math.max(1, maxTicks);
        double power = Math.pow(10, Math.floor(Math.log10(least)));
        for (int factor : new int[] {1, 2, 5}) {
            if (factor * power >= least * (1 - TOLERANCE)) {
                return factor * power;
            }
        }
        return 10 * power;
    }

    /** Returns where a value is, from 0 at the start of the axis to 1 at its end. */
    public double position(double value) {
        return Math.min(1, Math.max(0, (value - from) / (to - from)));
    }

    /** Returns the values of the ticks. */
    public List<Double> ticks() {
        List<Double> ticks = new ArrayList<>();
        long last = (long) Math.floor(to / step + TOLERANCE);
        for (long i = (long) Math.ceil(from / step - TOLERANCE); i <= last; i++) {
            ticks.add(i * step);
        }
        return ticks;
    }

    /** Returns the number at a tick, without the unit. */
    public String label(double tick) {
        double inUnit = step / unit.size();
        int digits = inUnit >= 1 - TOLERANCE ? 0 : (int) Math.ceil(-Math.log10(inUnit) - TOLERANCE);
        return Quantity.fixed(tick / unit.size(), Math.min(9, digits));
    }

    /** Returns the number at a tick with the unit, if there is one. */
    public String labelWithUnit(double tick) {
        return unit.name().isEmpty() ? label(tick) : label(tick).concat(" ").concat(unit.name());
    }
}
