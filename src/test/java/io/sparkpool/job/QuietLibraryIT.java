package io.sparkpool.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkpool.Await;
import io.sparkpool.Thorough;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program that uses the library and is run by plain java, without any configuration. */
@Thorough
class QuietLibraryIT {
    private static final String PROGRAM = """
            import io.sparkpool.pool.Pool;
            import io.sparkpool.pool.Range;

            public class Squares {
                public static void main(String[] arguments) {
                    try (Pool pool = Pool.local(2)) {
                        System.out.println(pool.map(x -> x * x, Range.of(0, 4)));
                    }
                }
            }
            """;

    @TempDir
    private Path programs;

    @TempDir
    private Path workingDirectory;

    @Test
    void itLogsNothingToTheTerminalAndLeavesNoFiles() throws IOException, InterruptedException {
        Submission.Result result = run();
        assertThat(result.err()).isEmpty();
        assertThat(result.out()).isEqualTo("[0, 1, 4, 9]\n");
        assertThat(result.exitCode()).isZero();
        assertThat(workingDirectory).isEmptyDirectory();
    }

    @Test
    void itKeepsTheConfigurationOfTheProgram() throws IOException, InterruptedException {
        Path configuration = Files.writeString(programs.resolve("log4j2.properties"), """
                appender.console.type = Console
                appender.console.name = console
                appender.console.target = SYSTEM_ERR
                appender.console.layout.type = PatternLayout
                appender.console.layout.pattern = mine: %m%n
                rootLogger.level = info
                rootLogger.appenderRef.console.ref = console
                """);
        assertThat(run("-Dlog4j2.configurationFile=" + configuration).err()).contains("mine: Running Spark version ");
    }

    @Test
    void ctrlCEndsAMapWithOneLine() throws Exception {
        Path begun = programs.resolve("begun");
        String endless = PROGRAM.replace("x -> x * x, Range.of(0, 4)", """
                x -> {
                    java.nio.file.Files.writeString(java.nio.file.Path.of("%s"), "");
                    Thread.sleep(600_000);
                    return x;
                }, Range.of(0, 4)""".formatted(begun));
        Path err = programs.resolve("err");
        Process process = squares(endless).start(err);
        Await.until(() -> Files.exists(begun) || !process.isAlive());
        Submission.signal(process, "INT");
        assertThat(process.waitFor()).isEqualTo(130);
        assertThat(err).hasContent("spark-pool: stopped before the end; the results are incomplete\n");
        assertThat(workingDirectory).isEmptyDirectory();
    }

    private Submission.Result run(String... javaOptions) throws IOException, InterruptedException {
        return squares(PROGRAM, javaOptions).run();
    }

    private Submission squares(String program, String... javaOptions) throws IOException {
        Path source = Files.writeString(programs.resolve("Squares.java"), program);
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(List.of(javaOptions));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), source.toString()));
        return Submission.command(command.toArray(String[]::new)).in(workingDirectory);
    }
}
