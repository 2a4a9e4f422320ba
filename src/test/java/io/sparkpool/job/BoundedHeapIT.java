package io.sparkpool.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkpool.pool.Inputs;
import io.sparkpool.pool.Outputs;
import io.sparkpool.pool.Pool;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A lazy map in a heap that could hold neither its inputs nor its outputs; Spark starts in none below 450 MiB. */
class BoundedHeapIT {
    private static final int INPUTS = 1_000_000;
    private static final int CHARACTERS = 2_000;
    private static final String HEAP = "-Xmx512m";

    @Test
    void aMillionInputsOfAFewKilobytesGoThroughAQuarterOfTheirSize() throws IOException, InterruptedException {
        Submission.Result result = Submission.command(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        HEAP,
                        "@conf/java.options",
                        "-Dlog4j2.configurationFile=conf/log4j2.properties",
                        "-cp",
                        System.getProperty("java.class.path"),
                        BoundedHeapIT.class.getName())
                .with("SPARK_POOL_LOG", "target/bounded-heap.log")
                .run();
        assertThat(result.err()).isEmpty();
        assertThat(result.out()).isEqualTo("1000000 outputs\n");
        assertThat(result.exitCode()).isZero();
    }

    /** The program. */
    public static void main(String[] arguments) {
        String padding = "x".repeat(CHARACTERS);
        int taken = 0;
        try (Pool pool = Pool.local(4);
                Outputs<String> outputs = pool.imap(
                        input -> input + "!",
                        Inputs.of(IntStream.range(0, INPUTS).mapToObj(i -> padding + i)))) {
            while (outputs.hasNext()) {
                if (!outputs.next().equals(padding + taken + "!")) {
                    throw new AssertionError("not the output of input " + taken);
                }
                taken++;
            }
        }
        System.out.println(taken + " outputs");
    }
}
