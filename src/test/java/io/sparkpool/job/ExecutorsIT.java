package io.sparkpool.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkpool.LongText;
import io.sparkpool.Thorough;
import io.sparkpool.function.Pair;
import io.sparkpool.function.Square;
import io.sparkpool.pool.ErrorPolicy;
import io.sparkpool.pool.Outputs;
import io.sparkpool.pool.Pool;
import io.sparkpool.pool.PoolException;
import io.sparkpool.pool.Range;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkEnv;
import org.junit.jupiter.api.Test;

/** The calls of a pool on two executors of one core each, which are processes of their own. */
@Thorough
class ExecutorsIT {
    /** Counts the initializations in a process. */
    private static final AtomicInteger INITIALIZED = new AtomicInteger();

    @Test
    void aPoolIsTheSameOnExecutorsOfTheirOwn() throws IOException, InterruptedException {
        Submission.Result result = Submission.java(ExecutorsIT.class.getName())
                .with("SPARK_HOME", sparkHome().toString())
                .with("SPARK_SCALA_VERSION", "2.13")
                .with("SPARK_LOCAL_IP", "127.0.0.1")
                .with("SPARK_POOL_LOG", "target/executors.log")
                .run();
        assertThat(result.out()).as(LongText.of(result.err())).isEqualTo("""
                map [0, 1, 4, 9]
                words [<a>, <b>]
                starmap [3, 7]
                unordered 1000
                async [0, 1, 4]
                reduce 499500
                bits true
                failure function 'a lambda in io.sparkpool.job.ExecutorsIT' failed at index 30 on input '30': \
                ArithmeticException: / by zero
                quarantine [FailedInput[index=0, input=0, error=ArithmeticException: / by zero]]
                timeout TimeoutException: took longer than 0.2 s
                initialized [0: 1, 1: 1]
                """);
        assertThat(result.exitCode()).isZero();
    }

    /** The program. */
    public static void main(String[] arguments) throws Exception {
        SparkConf settings = new SparkConf()
                .setMaster("local-cluster[2,1,512]")
                .set("spark.driver.host", "127.0.0.1")
                .set("spark.driver.bindAddress", "127.0.0.1")
                .set("spark.ui.enabled", "false")
                .set("spark.executor.memory", "512m")
                .set("spark.executor.extraClassPath", System.getProperty("java.class.path"))
                .set("spark.scheduler.minRegisteredResourcesRatio", "1")
                .set("spark.scheduler.maxRegisteredResourcesWaitingTime", "600s");
        try (Pool pool = Pool.start(settings)) {
            System.out.println("map " + pool.map(new Square(), Range.of(0, 4)));
            System.out.println("words " + pool.map(word -> "<" + word + ">", List.of("a", "b")));
            System.out.println("starmap " + pool.starmap(Integer::sum, List.of(Pair.of(1, 2), Pair.of(3, 4))));
            System.out.println("unordered " + count(pool));
            System.out.println(
                    "async " + pool.mapAsync(new Square(), Range.of(0, 3)).get());
            System.out.println("reduce " + pool.reduce(0L, Long::sum, Range.of(0, 1000)));
            System.out.println("bits " + (harmonic(pool) == 14.392726722865726)); // as on a local master
            printFailures(pool);
            Pool initialized = pool.withInitializer(() -> INITIALIZED.incrementAndGet());
            System.out.println("initialized "
                    + new TreeSet<>(initialized.map(
                            x -> {
                                Thread.sleep(20);
                                return SparkEnv.get().executorId() + ": " + INITIALIZED.get();
                            },
                            Range.of(0, 40),
                            1)));
        }
    }

    private static int count(Pool pool) {
        int count = 0;
        try (Outputs<Number> outputs = pool.withChunkSize(10).imapUnordered(new Square(), Range.of(0, 1000))) {
            while (outputs.hasNext()) {
                outputs.next();
                count++;
            }
        }
        return count;
    }

    private static double harmonic(Pool pool) {
        return pool.mapReduce(x -> 1.0 / x, 0.0, Double::sum, Range.of(1, 1_000_001));
    }

    private static void printFailures(Pool pool) {
        try {
            pool.map(x -> 1 / (x - 30), Range.of(0, 100), 7);
        } catch (PoolException e) {
            System.out.println("failure " + e.getMessage());
        }
        System.out.print("quarantine ");
        List<Object> failed = new ArrayList<>();
        pool.withErrorPolicy(ErrorPolicy.quarantine(failed::add)).map(x -> 1 / x, Range.of(0, 10));
        System.out.println(failed);
        try {
            pool.withInputTimeout(Duration.ofMillis(200))
                    .map(
                            x -> {
                                Thread.sleep(60_000);
                                return x;
                            },
                            Range.of(0, 1));
        } catch (PoolException e) {
            System.out.println(e.getMessage().replaceFirst(".*: (?=TimeoutException)", "timeout "));
        }
    }

    /** Returns a directory with links to the jars of the class path, which is all that Spark needs to start executors. */
    private static Path sparkHome() throws IOException {
        Path jars = Files.createDirectories(Path.of("target/spark-home/jars").toAbsolutePath());
        for (String path : System.getProperty("java.class.path").split(File.pathSeparator)) {
            Path link = jars.resolve(Path.of(path).getFileName());
            if (path.endsWith(".jar") && Files.notExists(link)) {
                Files.deleteIfExists(link); // the link leads nowhere
                Files.createSymbolicLink(link, Path.of(path));
            }
        }
        return jars.getParent();
    }
}
