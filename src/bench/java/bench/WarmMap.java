package bench;

import io.sparkpool.function.Square;
import io.sparkpool.pool.Pool;
import io.sparkpool.pool.Range;
import java.util.List;
import java.util.function.Supplier;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * Times maps to a list in a process that is warmed up. Prints one line for each contender and round: its name and the
 * seconds. Arguments: the number of inputs, of cores, and of rounds.
 */
public final class WarmMap {
    private static final int WARM_UP_ROUNDS = 3;

    private WarmMap() {}

    /** Runs all contenders in turn. */
    public static void main(String[] arguments) {
        int inputs = Integer.parseInt(arguments[0]);
        int cores = Integer.parseInt(arguments[1]);
        int rounds = Integer.parseInt(arguments[2]);
        SparkConf settings = NaivePool.settings(cores).set("spark.ui.enabled", "false");
        try (JavaSparkContext spark = new JavaSparkContext(settings)) {
            Pool pool = Pool.on(spark);
            for (int round = -WARM_UP_ROUNDS; round < rounds; round++) {
                boolean counts = round >= 0;
                time("pool", counts, inputs, () -> pool.map(new Square(), Range.of(0, inputs)));
                time("stream", counts, inputs, () -> {
                    long[] squares = StreamPool.squares(inputs);
                    return List.of(squares[squares.length - 1]);
                });
                if (round >= -1) { // more rounds take long and make it no faster
                    time("naive", counts, inputs, () -> NaivePool.squares(spark, inputs, cores));
                }
            }
        }
    }

    private static void time(String name, boolean counts, long inputs, Supplier<List<? extends Number>> map) {
        System.gc();
        long start = System.nanoTime();
        List<? extends Number> squares = map.get();
        double seconds = (System.nanoTime() - start) / 1e9;
        if (squares.get(squares.size() - 1).longValue() != (inputs - 1) * (inputs - 1)) {
            throw new IllegalStateException(name + " is wrong");
        }
        if (counts) {
            System.out.println(name + " " + seconds);
        }
    }
}
