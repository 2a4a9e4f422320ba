package io.sparkpool.learn;

/** Exercise 6: Amdahl's law. */
final class SpeedUpExercise implements Exercise {
    private static final double TOLERANCE = 1e-6;

    @Override
    public int number() {
        return 6;
    }

    @Override
    public String name() {
        return "SpeedUp";
    }

    @Override
    public String page() {
        return "6-scaling";
    }

    @Override
    public boolean usesPool() {
        return false;
    }

    @Override
    public void check(LearnerCode code) {
        checkSpeedUp(code.method(double.class, "speedUp", double.class, int.class));
        checkFraction(code.method(double.class, "serialFraction", double.class, double.class, int.class));
        checkEnough(code.method(int.class, "enough", double.class, double.class));
    }

    private void checkSpeedUp(LearnerMethod method) {
        double[] fractions = {0.1, 0, 1, 0.25, 0.1};
        int[] cores = {4, 8, 16, 2, 1};
        for (int at = 0; at < cores.length; at++) {
            Attempt attempt = method.call(fractions[at], cores[at]);
            double expected = speedUp(fractions[at], cores[at]);
            double actual = (Double) attempt.result();
            if (differ(actual, expected)) {
                throw attempt.wrong(expected, whySpeedUp(actual, fractions[at], cores[at]));
            }
        }
    }

    private Message whySpeedUp(double actual, double serial, int cores) {
        if (!differ(actual, cores)) {
            return message("linear", cores);
        }
        if (!differ(actual, 1 / speedUp(serial, cores))) {
            return message("inverse");
        }
        return differ(actual, 1 / (serial + (1 - serial) * cores))
                ? message("formula", serial, cores)
                : message("times", cores);
    }

    private void checkFraction(LearnerMethod method) {
        double[][] times = {{100, 32.5, 4}, {60, 30, 2}, {8, 8, 4}, {10, 5.5, 10}};
        for (double[] time : times) {
            int cores = (int) time[2];
            Attempt attempt = method.call(time[0], time[1], cores);
            double expected = (time[1] / time[0] - 1.0 / cores) / (1 - 1.0 / cores);
            double actual = (Double) attempt.result();
            if (differ(actual, expected)) {
                throw attempt.wrong(expected, whyFraction(actual, time[0], time[1], cores));
            }
        }
    }

    private Message whyFraction(double actual, double oneCore, double manyCores, int cores) {
        if (!differ(actual, manyCores / oneCore)) {
            return message("integers", cores);
        }
        return message("fraction", oneCore, manyCores, oneCore / manyCores, cores);
    }

    private void checkEnough(LearnerMethod method) {
        double[][] cases = {{0.1, 0.05}, {0, 0.15}, {1, 0.01}, {0.5, 0.2}, {0.01, 0.01}};
        for (double[] given : cases) {
            Attempt attempt = method.call(given[0], given[1]);
            int expected = enough(given[0], given[1]);
            int actual = (Integer) attempt.result();
            if (actual != expected) {
                throw attempt.wrong(expected, whyEnough(actual, expected, given[0], given[1]));
            }
        }
    }

    private Message whyEnough(int actual, int expected, double serial, double share) {
        if (actual < 1) {
            return message("no.core");
        }
        String gain = percent(gain(serial, actual));
        String part = actual > expected ? "too.many" : "too.few";
        return message(part, actual, actual + 1, gain, percent(share), expected, percent(gain(serial, expected)));
    }

    private static String percent(double share) {
        return "%.1f%%".formatted(100 * share);
    }

    private static double speedUp(double serial, int cores) {
        return 1 / (serial + (1 - serial) / cores);
    }

    /** Returns how much faster one more core makes a job. */
    private static double gain(double serial, int cores) {
        return speedUp(serial, cores + 1) / speedUp(serial, cores) - 1;
    }

    private static int enough(double serial, double share) {
        int cores = 1;
        while (gain(serial, cores) >= share) {
            cores++;
        }
        return cores;
    }

    /** Returns whether two numbers differ by more than rounding; NaN differs from all. */
    private static boolean differ(double one, double other) {
        return !(Math.abs(one - other) <= TOLERANCE);
    }
}
