package io.sparkpool.scale;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The Universal Scalability Law of Gunther (2007): N cores do {@code lambda N / (1 + sigma (N - 1) + kappa N (N - 1))} of
 * the work in a second.
 *
 * @param lambda the work of one core in a second
 * @param sigma contention: the part of the work for which cores wait for each other
 * @param kappa coherence: what each pair of cores costs
 */
record ScalabilityLaw(double lambda, double sigma, double kappa) {
    private static final int MAX_STEPS = 200;
    private static final int FEWEST = 3;
    private static final double SMALL = 1e-12;

    /** Returns how much of the work is done in a second. */
    double throughput(double cores) {
        return lambda * cores / (1 + sigma * (cores - 1) + kappa * cores * (cores - 1));
    }

    /** Returns how many times as fast as one core these are. */
    double speedUp(double cores) {
        return throughput(cores) / lambda;
    }

    /** Returns the number of cores with the largest throughput; empty if more cores always do more. */
    Optional<Double> peak() {
        return kappa <= 0 || sigma >= 1 ? Optional.empty() : Optional.of(Math.sqrt((1 - sigma) / kappa));
    }

    /** Fits the law to the medians of points. */
    static Optional<ScalabilityLaw> fit(List<Point> points) {
        return fit(
                points.stream().mapToDouble(Point::cores).toArray(),
                points.stream().mapToDouble(point -> 1 / point.times().median()).toArray());
    }

    /**
     * Fits the law by least squares of the throughput. Contention and coherence are not negative: a parameter that would
     * be is 0, and the others are fitted again.
     *
     * @return the law; empty if the numbers determine none
     */
    static Optional<ScalabilityLaw> fit(double[] cores, double[] throughput) {
        if (Arrays.stream(cores).distinct().count() < FEWEST) {
            return Optional.empty();
        }
        Optional<ScalabilityLaw> both = fit(cores, throughput, true, true);
        if (both.filter(law -> law.sigma >= 0 && law.kappa >= 0).isPresent()) {
            return both;
        }
        Optional<ScalabilityLaw> contention =
                fit(cores, throughput, true, false).filter(law -> law.sigma >= 0);
        Optional<ScalabilityLaw> coherence = fit(cores, throughput, false, true).filter(law -> law.kappa >= 0);
        if (contention.isEmpty() && coherence.isEmpty()) {
            return fit(cores, throughput, false, false);
        }
        boolean first = contention.isPresent()
                && (coherence.isEmpty()
                        || error(contention.get(), cores, throughput) <= error(coherence.get(), cores, throughput));
        return first ? contention : coherence;
    }

    private static Optional<ScalabilityLaw> fit(double[] cores, double[] throughput, boolean sigma, boolean kappa) {
        Optional<ScalabilityLaw> law = linear(cores, throughput, sigma, kappa);
        for (int step = 0; step < MAX_STEPS && law.isPresent(); step++) {
            Optional<ScalabilityLaw> better = better(law.get(), cores, throughput, sigma, kappa);
            if (better.isEmpty()) {
                return law;
            }
            law = better;
        }
        return law;
    }

    /** Returns the law that fits cores divided by throughput, which is a linear function of its parameters. */
    private static Optional<ScalabilityLaw> linear(double[] cores, double[] throughput, boolean sigma, boolean kappa) {
        LeastSquares squares = new LeastSquares();
        for (int i = 0; i < cores.length; i++) {
            double n = cores[i];
            double weight = throughput[i] / n; // of a relative error
            squares.add(
                    weight * n / throughput[i], weight, sigma ? weight * (n - 1) : 0, kappa ? weight * n * (n - 1) : 0);
        }
        return squares.solution()
                .filter(solution -> solution[0] > 0)
                .map(solution ->
                        new ScalabilityLaw(1 / solution[0], solution[1] / solution[0], solution[2] / solution[0]));
    }

    /** Returns a law with a smaller error, which a step of Gauss and Newton leads to; empty if there is none. */
    private static Optional<ScalabilityLaw> better(
            ScalabilityLaw law, double[] cores, double[] throughput, boolean sigma, boolean kappa) {
        LeastSquares squares = new LeastSquares();
        for (int i = 0; i < cores.length; i++) {
            double n = cores[i];
            double expected = law.throughput(n);
            double slope = -expected * expected / (law.lambda * n);
            squares.add(
                    throughput[i] - expected,
                    expected / law.lambda,
                    sigma ? slope * (n - 1) : 0,
                    kappa ? slope * n * (n - 1) : 0);
        }
        double error = error(law, cores, throughput);
        return squares.solution()
                .flatMap(step -> shortened(
                        law,
                        step,
                        candidate ->
                                candidate.lambda > 0 && error(candidate, cores, throughput) < error * (1 - SMALL)));
    }

    /** Halves a step until it leads to what is wanted. */
    private static Optional<ScalabilityLaw> shortened(
            ScalabilityLaw law, double[] step, Predicate<ScalabilityLaw> wanted) {
        for (double part = 1; part > 1e-4; part /= 2) {
            ScalabilityLaw candidate = new ScalabilityLaw(
                    law.lambda + part * step[0], law.sigma + part * step[1], law.kappa + part * step[2]);
            if (wanted.test(candidate)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    private static double error(ScalabilityLaw law, double[] cores, double[] throughput) {
        double error = 0;
        for (int i = 0; i < cores.length; i++) {
            double difference = throughput[i] - law.throughput(cores[i]);
            error += difference * difference;
        }
        return error;
    }
}
