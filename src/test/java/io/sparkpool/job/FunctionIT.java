package io.sparkpool.job;

import static io.sparkpool.job.Submission.submit;
import static org.assertj.core.api.Assertions.assertThat;

import io.sparkpool.Thorough;
import io.sparkpool.report.RunDirectory;
import io.sparkpool.report.RunJson;
import io.sparkpool.report.RunReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A user's own function, from a jar of its own. */
class FunctionIT {
    private static final String IMPLEMENTS = " implements Function<Long, Object>";

    @TempDir
    Path directory;

    @Test
    void aClassInAJarIsAFunction() throws IOException, InterruptedException {
        Path jar = UserJar.of(
                directory,
                "Words",
                "public class Words" + IMPLEMENTS,
                "public Object call(Long x) { return x % 2 == 0 ? \"it's \" + x : x / 2.0; }");
        assertThat(submit("-q", "-f", "my.Words", "--range", "0:4", "--", "--jars", jar.toString())
                        .run())
                .isEqualTo(new Submission.Result(0, "Pool    : [\"it's 0\", 0.5, \"it's 2\", 1.5]\n", ""));
    }

    @Test
    void aFailureNamesFunctionIndexInputAndCauseOnOneLine() throws IOException, InterruptedException {
        Path jar = UserJar.of(directory, "Picky", "public class Picky" + IMPLEMENTS, """
                public Object call(Long x) throws Exception {
                    if (x >= 130) {
                        Thread.sleep(Math.max(0, 300 - 5 * (x - 100)));
                        throw new IllegalStateException("no\\n" + x);
                    }
                    return x;
                }
                """);
        Path log = directory.resolve("job.log");
        Submission.Result result = submit(
                        "-f", "my.Picky", "--range", "100:200", "--chunk-size", "4", "--", "--jars", jar.toString())
                .with("SPARK_POOL_LOG", log.toString())
                .run();
        assertThat(result.err())
                .isEqualTo("spark-pool: error: function 'my.Picky' failed at index 30 on input '130': "
                        + "IllegalStateException: no\\n130 (stack trace: " + log + ")\n");
        assertThat(result.out()).startsWith("Pool    : [100, 101, ").endsWith(", 128, 129\n");
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(log).content().contains("at my.Picky.call(Picky.java:");
    }

    @Test
    void whatAFunctionPrintsIsNoOutput() throws IOException, InterruptedException {
        Path jar = UserJar.of(
                directory,
                "Chatty",
                "public class Chatty" + IMPLEMENTS,
                "public Object call(Long x) { System.out.println(\"seen\"); return x; }");
        assertThat(submit("-q", "-f", "my.Chatty", "--range", "0:2", "--", "--jars", jar.toString())
                        .run())
                .isEqualTo(new Submission.Result(0, "Pool    : [0, 1]\n", "seen\nseen\n"));
    }

    @Thorough
    @Test
    void aFunctionIsFoundInAJarThatAnOptionOfTheJobNames() throws IOException, InterruptedException {
        Path jar = UserJar.of(
                directory, "Same", "public class Same" + IMPLEMENTS, "public Object call(Long x) { return x; }");
        assertThat(submit("-q", "-f", "my.Same", "--range", "0:2", "-D", "spark.jars=" + jar)
                        .run())
                .isEqualTo(new Submission.Result(0, "Pool    : [0, 1]\n", ""));
    }

    @Test
    void aFunctionFindsItsSettings() throws IOException, InterruptedException {
        Path jar = UserJar.of(
                directory,
                "Limited",
                "public class Limited" + IMPLEMENTS,
                "public Object call(Long x) { return Math.min(x, org.apache.spark.SparkEnv.get().conf().getLong(\"spark.my.limit\", 0)); }");
        assertThat(submit(
                                "-q",
                                "-f",
                                "my.Limited",
                                "--range",
                                "0:4",
                                "-D",
                                "spark.my.limit=2",
                                "--",
                                "--jars",
                                jar.toString())
                        .run())
                .isEqualTo(new Submission.Result(0, "Pool    : [0, 1, 2, 2]\n", ""));
    }

    @Test
    void aJarThatIsNotThereIsNamed() throws IOException, InterruptedException {
        Submission.Result result = submit("--", "--jars", "/nowhere/my.jar").run();
        assertThat(result.err())
                .startsWith("spark-pool: error: cannot use 'spark.jars' = 'file:/nowhere/my.jar,file:")
                .endsWith(" (spark-submit): there is no file '/nowhere/my.jar'; name a jar that exists\n");
        assertThat(result.exitCode()).isEqualTo(2);
        UsageIT.assertRefused(
                submit("-D", "spark.jars=file:/a b.jar,file:x.jar", "-n", "0"),
                "cannot use '0' (--cores): not a number of tasks; give one from 1 to 1024, or * for one on each core",
                "cannot use 'spark.jars' = 'file:/a b.jar,file:x.jar' (-D): a URI has no blanks; "
                        + "write each as %20, or name a file by its path alone");
    }

    @Thorough
    @Test
    void anExhaustedHeapIsAFailureOfTheInput() throws IOException, InterruptedException {
        Path jar = UserJar.of(
                directory,
                "Greedy",
                "public class Greedy" + IMPLEMENTS,
                "public Object call(Long x) { return x < 5 ? x : (Object) new long[Integer.MAX_VALUE - 8].length; }");
        Submission.Result result = submit("-f", "my.Greedy", "--range", "0:9", "--", "--jars", jar.toString())
                .with("SPARK_POOL_LOG", directory.resolve("job.log").toString())
                .run();
        assertThat(result.err())
                .startsWith("spark-pool: error: function 'my.Greedy' failed at index 5 on input '5': "
                        + "OutOfMemoryError: Java heap space");
        assertThat(result.exitCode()).isEqualTo(1);
    }

    @Test
    void aFunctionThatEndsTheProcessFailsTheJob() throws IOException, InterruptedException {
        Path jar = UserJar.of(directory, "Leaving", "public class Leaving" + IMPLEMENTS, """
                public Object call(Long x) {
                    if (x == 2000) System.exit(0);
                    return x;
                }
                """);
        Path temporary = Files.createDirectory(directory.resolve("temporary"));
        Path runs = directory.resolve("runs");
        Submission.Result result = submit(
                        "--report",
                        runs.toString(),
                        "-f",
                        "my.Leaving",
                        "--range",
                        "0:1000000",
                        "--",
                        "--conf",
                        "spark.local.dir=" + temporary,
                        "--jars",
                        jar.toString())
                .run();
        assertThat(result.err())
                .isEqualTo(
                        "spark-pool: error: System.exit in my.Leaving.call (Leaving.java:5) ended the process before "
                                + "the job was done; the outputs are incomplete; throw an exception there instead\n");
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(temporary).isEmptyDirectory();
        assertThat(RunDirectory.reports(runs)).hasSize(1);
        RunReport report = RunJson.read(RunDirectory.reports(runs).get(0));
        assertThat(report.run().status()).isEqualTo(RunReport.Status.FAILED);
        assertThat(report.run().exitCode()).contains(1);
        assertThat(result.err())
                .isEqualTo("spark-pool: error: " + report.run().error().orElseThrow() + "\n");
        assertThat(report.function().jar()).contains(jar.toString());
    }

    @Test
    void aFunctionWithAnUnsendableFieldIsRefusedBeforeSparkStarts() throws IOException, InterruptedException {
        Path jar = UserJar.of(
                directory,
                "Tied",
                "public class Tied" + IMPLEMENTS,
                "private final Thread thread = Thread.currentThread(); public Object call(Long x) { return x; }");
        UsageIT.assertRefused(
                submit("-f", "my.Tied", "--", "--jars", jar.toString()),
                "cannot use 'spark.pool.function' = 'my.Tied' (--function): it cannot be sent to executors: "
                        + "its field 'my.Tied.thread' holds a java.lang.Thread, which is not serializable; make the field transient, "
                        + "or create its value inside the function");
    }

    @Test
    void aMisspeltClassIsAnsweredWithTheRightOne() throws IOException, InterruptedException {
        Path jar = UserJar.of(
                directory, "Bad", "public class Bad" + IMPLEMENTS, "public Object call(Long x) { return x; }");
        UsageIT.assertRefused(
                submit("-f", "my.bad", "--", "--jars", jar.toString()),
                "cannot use 'spark.pool.function' = 'my.bad' (--function): neither a built-in function "
                        + "(cube, identity, negate, square) nor a class on the class path; name your class as in my.Halve, "
                        + "and if it is in a jar of its own add that after --: --jars FILE; did you mean 'my.Bad'?");
    }

    @Test
    void anAbstractFunctionIsRefusedBeforeSparkStarts() throws IOException, InterruptedException {
        Path jar = UserJar.of(directory, "Vague", "public abstract class Vague" + IMPLEMENTS, "");
        UsageIT.assertRefused(
                submit("-f", "my.Vague", "--", "--jars", jar.toString()),
                "cannot use 'spark.pool.function' = 'my.Vague' (--function): "
                        + "the class is abstract; name one that can be made");
    }

    @Test
    void aFunctionForAnotherTypeOfInputIsRefusedBeforeSparkStarts() throws IOException, InterruptedException {
        Path jar = UserJar.of(
                directory,
                "Narrow",
                "public class Narrow implements Function<Integer, Integer>",
                "public Integer call(Integer x) { return x; }");
        UsageIT.assertRefused(
                submit("-f", "my.Narrow", "--", "--jars", jar.toString()),
                "cannot use 'spark.pool.function' = 'my.Narrow' (--function): it takes a java.lang.Integer, "
                        + "and the inputs are a range of whole numbers; let it take a Long or a Number, or give other inputs: --input PATH");
    }

    @Test
    void anInputOfAnotherTypeOfNumberIsExplained() throws IOException, InterruptedException {
        Path jar = UserJar.of(
                directory, "Longs", "public class Longs" + IMPLEMENTS, "public Object call(Long x) { return x; }");
        Submission.Result result = submit("-f", "my.Longs", "-i", "data/mixed.txt", "--", "--jars", jar.toString())
                .run();
        assertThat(result.err())
                .isEqualTo("spark-pool: error: cannot read '"
                        + Path.of("data/mixed.txt").toAbsolutePath()
                        + "', line 5: '9223372036854775808' is not a whole number that a Long can hold; let the function take"
                        + " a Number, or set such lines aside with --quarantine FILE\n");
    }
}
