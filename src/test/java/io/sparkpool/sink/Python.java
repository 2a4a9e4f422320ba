package io.sparkpool.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** CPython, the reference for the text of values and for the calls of a pool. */
public final class Python {
    private Python() {}

    /** Runs a program on these lines of input and returns the lines that it prints; skips the test if there is no Python. */
    public static List<String> lines(String program, List<String> input) throws IOException {
        Path file = Files.createTempFile("python", ".txt");
        try {
            Files.write(file, input);
            return lines(new ProcessBuilder("python3", "-c", program).redirectInput(file.toFile()));
        } finally {
            Files.delete(file);
        }
    }

    /** Runs a program with an argument and returns the lines that it prints; skips the test if there is no Python. */
    public static List<String> lines(Path program, Path argument) throws IOException {
        return lines(new ProcessBuilder("python3", program.toString(), argument.toString()));
    }

    private static List<String> lines(ProcessBuilder command) throws IOException {
        assumeTrue(isInstalled(), "there is no python3 on the PATH to compare with");
        Process python = command.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        String printed = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(python.onExit().join().exitValue())
                .as("exit code of python3")
                .isZero();
        return printed.lines().toList();
    }

    public static boolean isInstalled() {
        try {
            Process python = new ProcessBuilder("python3", "--version")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return python.onExit().join().exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
