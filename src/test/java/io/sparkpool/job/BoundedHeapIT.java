package io.sparkpool.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkpool.Thorough;
import io.sparkpool.pool.Inputs;
import io.sparkpool.pool.Outputs;
import io.sparkpool.pool.Pool;
import java.io.IOException;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.stream.IntStream;
import org.apache.spark.api.java.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A lazy map in a heap that could hold neither its inputs nor its outputs; Spark starts in none below 450 MiB. */
@Thorough
class BoundedHeapIT {
    private static final String HEAP = "-Xmx512m";

    @ParameterizedTest
    @CsvSource({"imap, 1000000, 2000", "imapUnordered, 100000, 20000"})
    void whatIsFourTimesTheHeapGoesThrough(String call, int inputs, int characters)
            throws IOException, InterruptedException {
        Submission.Result result = Submission.command(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        HEAP,
                        "@conf/java.options",
                        "-Dlog4j2.configurationFile=conf/log4j2.properties",
                        "-cp",
                        System.getProperty("java.class.path"),
                        BoundedHeapIT.class.getName(),
                        call,
                        Integer.toString(inputs),
                        Integer.toString(characters))
                .with("SPARK_POOL_LOG", "target/bounded-heap.log")
                .run();
        assertThat(result.err()).isEmpty();
        assertThat(result.out()).isEqualTo(inputs + " outputs\n");
        assertThat(result.exitCode()).isZero();
    }

    /** The program: a call, how many inputs, and how many characters each of them has. */
    public static void main(String[] arguments) {
        int count = Integer.parseInt(arguments[1]);
        String padding = "x".repeat(Integer.parseInt(arguments[2]));
        Inputs<String> inputs = Inputs.of(IntStream.range(0, count).mapToObj(i -> padding + i));
        Function<String, String> function = new SlowAtFirst(padding + 0);
        try (Pool pool = Pool.local(4);
                Outputs<String> outputs = arguments[0].equals("imap")
                        ? pool.imap(input -> input + "!", inputs)
                        : pool.imapUnordered(function, inputs)) {
            System.out.println(check(outputs, padding, arguments[0].equals("imap")) + " outputs");
        }
    }

    /** Each output has to come once, and in order if it is to. */
    private static int check(Outputs<String> outputs, String padding, boolean inOrder) {
        BitSet seen = new BitSet();
        for (int taken = 0; outputs.hasNext(); taken++) {
            String output = outputs.next();
            int input = Integer.parseInt(output, padding.length(), output.length() - 1, 10);
            if (seen.get(input) || inOrder && input != taken || !output.equals(padding + input + "!")) {
                throw new AssertionError("unexpected output of input " + input);
            }
            seen.set(input);
        }
        return seen.cardinality();
    }

    /** Others overtake the first input. */
    private record SlowAtFirst(String first) implements Function<String, String> {
        @Override
        public String call(String input) throws InterruptedException {
            Thread.sleep(input.equals(first) ? 4_000 : 0);
            return input + "!";
        }
    }
}
