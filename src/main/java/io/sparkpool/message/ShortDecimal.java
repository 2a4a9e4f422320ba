package io.sparkpool.message;

/** Recognizes doubles that are decimals with few digits, which can be written fast. */
final class ShortDecimal {
    private static final int MAX_SCALE = 4;

    private static final double[] POWERS = {1, 10, 100, 1_000, 10_000};

    /** More than the relative error of a division and a multiplication. */
    private static final double ROUNDING = 0x1p-50;

    /** Two decimals below it, with 15 digits at most, are never the same double, so there is no shorter one either. */
    private static final double DISTINCT = 1e15;

    private ShortDecimal() {}

    /** Returns how many decimals a double needs if they are few; -1 if it needs more, is 0, or is not finite. */
    static int scale(double value) {
        for (int scale = 0; scale <= MAX_SCALE; scale++) {
            double scaled = value * POWERS[scale];
            double unscaled = Math.rint(scaled);
            boolean near = Math.abs(scaled - unscaled) <= Math.abs(scaled) * ROUNDING; // a division takes longer
            if (near && unscaled / POWERS[scale] == value && Math.abs(unscaled) < DISTINCT && unscaled != 0) {
                return scale;
            }
        }
        return -1;
    }

    /** Returns a double that has this scale without its point. */
    static long unscaled(double value, int scale) {
        return (long) Math.rint(value * POWERS[scale]);
    }
}
