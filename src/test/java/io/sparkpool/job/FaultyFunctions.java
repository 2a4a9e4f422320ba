package io.sparkpool.job;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Functions that return squares and have a fault, in a jar like a user's. In the directory that the setting {@link
 * #DIRECTORY} names, they write an empty file for each executor that has started an input from {@link #FAULT} on, and one for
 * each attempt at that input.
 */
final class FaultyFunctions {
    /** The input at which a fault happens; smaller ones are squared. */
    static final int FAULT = 100;

    static final String DIRECTORY = "spark.my.directory";
    static final String GATE = "gate";

    private static final String IMPORTS = "import java.nio.file.*; import java.util.*; import org.apache.spark.*; ";

    private FaultyFunctions() {}

    /**
     * Compiles the functions.
     *
     * @return the jar
     */
    static Path jar(Path directory) throws IOException {
        compile(
                directory,
                "Gated",
                "while (!Files.exists(directory.resolve(\"%s\"))) Thread.sleep(20);".formatted(GATE));
        compile(directory, "Halting", "if (atFault) Runtime.getRuntime().halt(1);");
        compile(directory, "Stumbling", """
                if (atFault && attempt == 0) Runtime.getRuntime().halt(1);
                if (atFault && attempt == 1) {
                    TaskContext.get().addTaskCompletionListener((org.apache.spark.util.TaskCompletionListener) task -> {
                        throw new IllegalStateException("thrown where the pool does not see it");
                    });
                }
                """);
        return compile(directory, "Hungry", """
                List<byte[]> kept = new ArrayList<>();
                while (atFault) kept.add(new byte[1 << 24]);
                """);
    }

    private static Path compile(Path directory, String name, String fault) throws IOException {
        return UserJar.of(
                directory,
                name,
                IMPORTS + "public class %s implements Function<Long, Long>".formatted(name),
                """
                @Override
                public Long call(Long x) throws Exception {
                    Thread.sleep(10);
                    if (x >= %1$d) {
                        Path directory = Path.of(SparkEnv.get().conf().get("%2$s"));
                        boolean atFault = x == %1$d;
                        int attempt = TaskContext.get().attemptNumber();
                        Files.write(directory.resolve("executor-" + SparkEnv.get().executorId()), new byte[0]);
                        if (atFault) Files.write(directory.resolve("attempt-" + attempt), new byte[0]);
                        %3$s
                    }
                    return x * x;
                }
                """.formatted(FAULT, DIRECTORY, fault));
    }
}
