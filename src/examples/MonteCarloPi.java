// Estimates pi from random points, for a grid of seeds and sample sizes:
//   ./submit.sh run src/examples/MonteCarloPi.java
import io.sparkpool.function.Pair;
import io.sparkpool.pool.Pool;
import java.util.ArrayList;
import java.util.List;

public class MonteCarloPi {
    /** The next state of a linear congruential generator with Knuth's constants, modulo 2^64. */
    static long next(long state) {
        return state * 6364136223846793005L + 1442695040888963407L;
    }

    /** The upper 53 bits of a state as a number from 0 to 1. */
    static double uniform(long state) {
        return (state >>> 11) * 0x1p-53;
    }

    static double estimate(int seed, int samples) {
        long state = seed;
        int inside = 0;
        for (int i = 0; i < samples; i++) {
            state = next(state);
            double x = uniform(state);
            state = next(state);
            double y = uniform(state);
            if (x * x + y * y < 1) {
                inside++;
            }
        }
        return 4.0 * inside / samples;
    }

    public static void main(String[] args) {
        List<Pair<Integer, Integer>> grid = new ArrayList<>();
        for (int samples : List.of(1_000, 10_000, 100_000)) {
            for (int seed = 1; seed <= 4; seed++) {
                grid.add(Pair.of(seed, samples));
            }
        }
        try (Pool pool = Pool.start()) {
            List<Double> estimates = pool.starmap(MonteCarloPi::estimate, grid);
            for (int i = 0; i < grid.size(); i++) {
                System.out.printf("seed %s, %s samples: %s%n", grid.get(i).first(), grid.get(i).second(), estimates.get(i));
            }
            System.out.println("mean: " + estimates.stream().reduce(0.0, Double::sum) / estimates.size());
        }
    }
}
