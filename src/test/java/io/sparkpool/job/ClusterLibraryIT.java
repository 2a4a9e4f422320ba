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
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.apache.spark.SparkConf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A program that uses the library, on this machine and on a cluster. */
@ExtendWith(SharedCluster.class)
@Thorough
class ClusterLibraryIT {
    @TempDir
    private Path directory;

    @Test
    void aProgramGetsTheSameOnAClusterAsHere(TestCluster cluster) throws IOException, InterruptedException {
        String classPath = "%s:%s:%s"
                .formatted(programJar(), "target/spark-pool.jar", Files.readString(Path.of("target/classpath")));
        Submission.Result here = program(classPath, "local[2]").run();
        Submission.Result there = program(classPath, cluster.master())
                .with("SPARK_POOL_CLUSTER", cluster.directory().toString())
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
        assertThat(there.err()).isEmpty();
    }

    /** Returns a jar with the classes of this package, as if a program had been built. */
    private Path programJar() throws IOException {
        Path jar = directory.resolve("program.jar");
        Path classes = Path.of("target/test-classes");
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file);
                DirectoryStream<Path> all = Files.newDirectoryStream(classes.resolve("io/sparkpool/job"))) {
            for (Path one : all) {
                out.putNextEntry(new JarEntry(classes.relativize(one).toString()));
                Files.copy(one, out);
            }
        }
        return jar;
    }

    private static Submission program(String classPath, String master) {
        return Submission.command(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@conf/java.options",
                "-cp",
                classPath,
                "-Dspark.master=" + master,
                ClusterLibraryIT.class.getName());
    }

    @Test
    void classesInADirectoryAreRefusedBeforeSparkStarts() throws IOException, InterruptedException {
        String classPath = System.getProperty("java.class.path"); // the packaged jar, or its classes
        Submission.Result result = program("target/classes:target/test-classes:" + classPath, "spark://127.0.0.1:1")
                .run();
        assertThat(result.err())
                .contains("executors on 'spark://127.0.0.1:1' cannot load class 'io.sparkpool.spark.ExecutorClasses':"
                        + " it is in the directory '%s', which Spark does not send; make a jar of it"
                                .formatted(Path.of("target/classes").toAbsolutePath()));
    }

    /** The program. */
    public static void main(String[] arguments) throws Exception {
        SparkConf settings = new SparkConf()
                .set("spark.executor.memory", "512m")
                .set("spark.pool.clusterTimeout", TestCluster.TIMEOUT);
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
