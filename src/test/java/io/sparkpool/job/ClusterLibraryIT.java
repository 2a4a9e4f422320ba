package io.sparkpool.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkpool.LongText;
import io.sparkpool.Thorough;
import io.sparkpool.function.Pair;
import io.sparkpool.function.Square;
import io.sparkpool.pool.ErrorPolicy;
import io.sparkpool.pool.Pool;
import io.sparkpool.pool.PoolException;
import io.sparkpool.pool.Range;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.SparkConf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A program that uses the library, on this machine and on a cluster. */
@ExtendWith(SharedCluster.class)
@Thorough
class ClusterLibraryIT {
    @Test
    void aProgramGetsTheSameOnAClusterAsHere(TestCluster cluster) throws IOException, InterruptedException {
        Submission.Result here = program("local[2]").run();
        Submission.Result there = program(
                        cluster.master(), cluster.directory().resolve("secret").toString())
                .run();
        assertThat(here.exitCode()).as(LongText.of(here.err())).isZero();
        assertThat(there.exitCode()).as(LongText.of(there.err())).isZero();
        assertThat(there.out()).isEqualTo(here.out()).isEqualTo("""
                [0, 1, 4, 9]
                [<a>, <b>]
                [3, 7]
                14.392726722865726
                [0, 1, 4]
                function 'a lambda in io.sparkpool.job.ClusterLibraryIT' failed at index 30 on input '30': \
                ArithmeticException: / by zero
                FailedInput[index=0, input=0, error=ArithmeticException: / by zero]
                [1, 0]
                """);
    }

    private static Submission program(String... arguments) {
        List<String> words = new ArrayList<>(List.of(ClusterLibraryIT.class.getName()));
        words.addAll(List.of(arguments));
        return Submission.java(words.toArray(String[]::new)).with("SPARK_POOL_LOG", "target/library.log");
    }

    /** The program. Its arguments are a master and, for a cluster, the file that holds its secret. */
    public static void main(String[] arguments) throws Exception {
        SparkConf settings = new SparkConf()
                .setMaster(arguments[0])
                .set("spark.executor.memory", "512m")
                .set("spark.pool.clusterTimeout", TestCluster.TIMEOUT)
                .set("spark.executor.extraClassPath", System.getProperty("java.class.path"));
        if (arguments.length > 1) {
            settings.set("spark.authenticate", "true")
                    .set("spark.network.crypto.enabled", "true")
                    .set("spark.authenticate.secret", Files.readString(Path.of(arguments[1])));
        }
        try (Pool pool = Pool.start(settings)) {
            System.out.println(pool.map(new Square(), Range.of(0, 4)));
            System.out.println(pool.map(word -> "<" + word + ">", List.of("a", "b")));
            System.out.println(pool.starmap(Integer::sum, List.of(Pair.of(1, 2), Pair.of(3, 4))));
            System.out.println(pool.mapReduce(x -> 1.0 / x, 0.0, Double::sum, Range.of(1, 1_000_001)));
            System.out.println(pool.mapAsync(new Square(), Range.of(0, 3)).get());
            printFailures(pool);
        }
    }

    private static void printFailures(Pool pool) {
        try {
            pool.map(x -> 1 / (x - 30), Range.of(0, 100), 7);
        } catch (PoolException e) {
            System.out.println(e.getMessage());
        }
        Pool lenient = pool.withErrorPolicy(ErrorPolicy.quarantine(System.out::println));
        System.out.println(lenient.map(x -> 1 / x, Range.of(0, 3)));
    }
}
