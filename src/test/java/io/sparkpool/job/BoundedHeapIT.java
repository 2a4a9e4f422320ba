package io.sparkpool.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkpool.Thorough;
import io.sparkpool.pool.ErrorPolicy;
import io.sparkpool.pool.Inputs;
import io.sparkpool.pool.Outputs;
import io.sparkpool.pool.Pool;
import io.sparkpool.pool.Range;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lazy maps in a heap that can hold neither all inputs nor all outputs. Spark needs a heap of at least 450 MiB. */
@Thorough
class BoundedHeapIT {
    private static final String HEAP = "-Xmx512m";

    @ParameterizedTest
    @CsvSource({"imap, 1000000, 2000", "imapUnordered, 100000, 20000"})
    void whatIsFourTimesTheHeapGoesThrough(String call, int inputs, int characters)
            throws IOException, InterruptedException {
        assertThat(run(BoundedHeapIT.class, call, Integer.toString(inputs), Integer.toString(characters)))
                .isEqualTo(inputs + " outputs\n");
    }

    @Test
    void outputsOfAnySizeThatFitOneByOneArriveAndOthersFailAsTheirInputs() throws IOException, InterruptedException {
        assertThat(run(LargeOutputs.class))
                .matches("2000 outputs of 16007984 characters\n"
                        + "failed: 3 OutputTooLargeException: the output needs more than [0-9]+ MiB, the most that one may"
                        + " need to be sent to the driver; return less, or give the driver more memory\n"
                        + "7 outputs of 7 characters\n"
                        + "failed: 1 ArithmeticException: / by zero\n"
                        + "24\n");
    }

    private static String run(Class<?> program, String... arguments) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of(HEAP, program.getName()));
        words.addAll(List.of(arguments));
        Submission.Result result = Submission.java(words.toArray(String[]::new))
                .with("SPARK_POOL_LOG", "target/bounded-heap.log")
                .run();
        assertThat(result.err()).isEmpty();
        assertThat(result.exitCode()).isZero();
        return result.out();
    }

    /** A program with outputs of very different sizes: one in 500 of 4 MB, and one of 100 MB. */
    static final class LargeOutputs {
        public static void main(String[] arguments) {
            try (Pool pool = Pool.local(4)) {
                print(pool.map(x -> "x".repeat(x % 500 == 0 ? 4_000_000 : 4), Range.of(1, 2001)));
                Pool lenient = pool.withErrorPolicy(
                        ErrorPolicy.quarantine(f -> System.out.println("failed: " + f.index() + " " + f.error())));
                print(lenient.map(x -> "x".repeat(x == 3 ? 100_000_000 : 1), Range.of(0, 8)));
                List<String> inputs = List.of("a", "x".repeat(33_000_000), "b");
                System.out.println(lenient.mapReduce(x -> 12 / (x.length() % 33), 0, Integer::sum, Inputs.of(inputs)));
            }
        }

        private static void print(List<String> outputs) {
            long characters = outputs.stream().mapToLong(String::length).sum();
            System.out.println(outputs.size() + " outputs of " + characters + " characters");
        }
    }

    /** The program. Its arguments are a call, the number of inputs, and the number of characters of each. */
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

    /** Checks that each output comes once, and in order if the call promises that; returns the number of outputs. */
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

    /** Takes so long for the first input that others overtake it. */
    private record SlowAtFirst(String first) implements Function<String, String> {
        @Override
        public String call(String input) throws InterruptedException {
            Thread.sleep(input.equals(first) ? 4_000 : 0);
            return input + "!";
        }
    }
}
