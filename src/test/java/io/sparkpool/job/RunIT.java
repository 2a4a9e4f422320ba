package io.sparkpool.job;

import static io.sparkpool.job.Submission.submit;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs in one file, and the shell, in processes of their own. */
class RunIT {
    private static final String PROGRAM = """
            package my.jobs;

            import io.sparkpool.pool.Pool;
            import io.sparkpool.pool.Range;
            import java.io.Serializable;
            import java.util.List;
            import java.util.Scanner;

            class Modes {
                enum Color { RED, GREEN }

                record Point(long x, Color color) {}

                static class Factor implements Serializable {
                    final int value = 3;
                }

                static int offset = 1;

                static long fail(long x) {
                    throw new IllegalStateException("no " + x);
                }

                public static void main(String[] args) {
                    if (args[0].equals("throw")) {
                        fail(7);
                    }
                    offset = 10;
                    Factor factor = new Factor();
                    try (Pool pool = Pool.start()) {
                        switch (args[0]) {
                            case "exit" -> System.exit(pool.cores());
                            case "fail" -> pool.map(Modes::fail, Range.of(0, 3));
                            case "endless" -> pool.imap(x -> x, Range.of(0, 1L << 40)).forEachRemaining(System.out::println);
                            default -> {
                                System.out.println(List.of(args));
                                System.out.println(pool.map(x -> new Point(x + offset, Color.GREEN), Range.of(0, 2)));
                                System.out.println(pool.map(p -> p.x() * factor.value, List.of(new Point(5, Color.RED))));
                            }
                        }
                    }
                    new Scanner(System.in).forEachRemaining(word -> System.out.println("read " + word));
                }
            }
            """;

    @TempDir
    static Path directory;

    private static Path program;

    @BeforeAll
    static void write() throws IOException {
        program = Files.writeString(directory.resolve("my program.java"), PROGRAM);
    }

    @Test
    void aProgramHasItsArgumentsItsInputAndItsClasses() throws IOException, InterruptedException {
        assertThat(Submission.shell("echo one two | ./submit.sh run '%s' -x --help".formatted(program))
                        .run())
                .isEqualTo(new Submission.Result(0, """
                        [-x, --help]
                        [Point[x=10, color=GREEN], Point[x=11, color=GREEN]]
                        [15]
                        read one
                        read two
                        """, ""));
    }

    @Test
    void theExitCodeIsThatOfTheProgram() throws IOException, InterruptedException {
        assertThat(submit("run", program.toString(), "exit", "--", "--master", "local[3]")
                        .run())
                .isEqualTo(new Submission.Result(3, "", ""));
    }

    @Test
    void aFailingInputIsOneLine() throws IOException, InterruptedException {
        Submission.Result result = submit("run", program.toString(), "fail").run();
        assertThat(result.err())
                .matches("spark-pool: error: function 'a lambda in my.jobs.Modes' failed at index 0 on input '0': "
                        + "IllegalStateException: no 0 \\(stack trace: [^\n]*\\)\n");
        assertThat(result.exitCode()).isEqualTo(1);
    }

    @Test
    void anotherExceptionHasTheStackTraceOfTheProgram() throws IOException, InterruptedException {
        assertThat(submit("run", program.toString(), "throw").run()).isEqualTo(new Submission.Result(1, "", """
                Exception in thread "main" java.lang.IllegalStateException: no 7
                \tat my.jobs.Modes.fail(my program.java:21)
                \tat my.jobs.Modes.main(my program.java:26)
                """));
    }

    @Test
    void aClosedPipeEndsTheProgramQuietly() throws IOException, InterruptedException {
        assertThat(Submission.shell("./submit.sh run '%s' endless | head -2; echo \"exit ${PIPESTATUS[0]}\""
                                .formatted(program))
                        .run())
                .isEqualTo(new Submission.Result(0, "0\n1\nexit 0\n", ""));
    }

    @Test
    void aSignalEndsTheProgramWithOneLine() throws IOException, InterruptedException {
        Path err = directory.resolve("err.txt");
        Process process = submit("run", program.toString(), "endless").start(err);
        assertThat(process.getInputStream().readNBytes(4)).isEqualTo("0\n1\n".getBytes());
        Submission.signal(process, "INT");
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(130);
        assertThat(Submission.messages(err))
                .isEqualTo("spark-pool: stopped before the end; the outputs are incomplete\n");
    }

    @Test
    void aProgramThatDoesNotCompileSaysWhere() throws IOException, InterruptedException {
        Path bad = Files.writeString(directory.resolve("Bad.java"), "class Bad {\n    Strin name;\n}\n");
        assertThat(submit("run", bad.toString()).run()).isEqualTo(new Submission.Result(1, "", """
                %1$s:2:5: cannot find symbol
                  symbol:   class Strin
                  location: class Bad
                        Strin name;
                        ^
                spark-pool: error: '%1$s' does not compile; the lines above say why
                """.formatted(bad)));
    }

    @Test
    void theShellMapsLambdasThatAreTyped() throws IOException, InterruptedException {
        String snippets = """
                int factor = 3
                record Point(long x) {}
                pool.map(x -> new Point(x * factor),
                  Range.of(0, 3))
                missing
                /reset
                pool.cores()
                /exit 4
                """;
        Path input = Files.writeString(directory.resolve("snippets.txt"), snippets);
        Submission.Result result = Submission.shell("./submit.sh shell --cores 2 < '%s'".formatted(input))
                .run();
        assertThat(result.out()).isEqualTo("""
                $3 ==> [Point[x=0], Point[x=3], Point[x=6]]
                |  Error:
                |  cannot find symbol
                |    symbol:   variable missing
                |  missing
                |  ^-----^
                $1 ==> 2
                """);
        assertThat(result.err()).isEqualTo("""
                spark-pool: Java's shell with a pool on this machine; /exit ends it, /help explains it
                spark-pool: try this:  pool.map(x -> x * x, Range.of(0, 10))
                """);
        assertThat(result.exitCode()).isEqualTo(4);
    }
}
