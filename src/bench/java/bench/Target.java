package bench;

/**
 * What is aimed at, and what was measured.
 *
 * @param what the figure
 * @param measured its median
 * @param bound the most that it should be, or the least
 * @param kind which of them
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
