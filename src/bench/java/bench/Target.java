package bench;

/**
 * A performance target and the figure that was measured.
 *
 * @param what the name of the figure
 * @param measured the median that was measured
 * @param bound the largest or the smallest value that meets the target
 * @param kind which of the two the bound is
 */
record Target(String what, double measured, double bound, Bound kind) {
    enum Bound {
        AT_MOST,
        AT_LEAST
    }

    boolean isMet() {
        return kind == Bound.AT_MOST ? measured <= bound : measured >= bound;
    }
}
