package bench;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * The lesson as a naive Spark program. It keeps all inputs and all outputs in memory as objects, serializes each of
 * them, and computes wrong squares of large numbers. It starts Spark with its default settings, including the web page.
 * Arguments: the number of inputs and of cores.
 */
public final class NaivePool {
    private NaivePool() {}

    /** Prints the lesson's line. */
    public static void main(String[] arguments) {
        int cores = Integer.parseInt(arguments[1]);
        try (JavaSparkContext spark = new JavaSparkContext(settings(cores))) {
            System.out.println("Pool    : " + squares(spark, Integer.parseInt(arguments[0]), cores));
        }
    }

    static SparkConf settings(int cores) {
        return new SparkConf()
                .setAppName("naive")
                .setMaster("local[" + cores + "]")
                .set("spark.driver.host", "127.0.0.1")
                .set("spark.driver.bindAddress", "127.0.0.1")
                .set("spark.driver.maxResultSize", "0");
    }

    static List<Long> squares(JavaSparkContext spark, int inputs, int cores) {
        List<Long> numbers = new ArrayList<>();
        for (long i = 0; i < inputs; i++) {
            numbers.add(i);
        }
        return spark.parallelize(numbers, cores).map(x -> x * x).collect();
    }
}
