package io.sparkpool.program;

import io.sparkpool.report.progress.Terminal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import jdk.jshell.tool.JavaShellToolBuilder;

/** Java's own shell, whose snippets run in this process with a pool. */
final class Shell {
    /** Java keeps the history among the preferences of the user, and logs that it makes a directory for them. */
    private static final Logger PREFERENCES = Logger.getLogger("java.util.prefs");

    private static final List<String> FIRST_SNIPPETS = List.of(
            "import io.sparkpool.function.*;",
            "import io.sparkpool.pool.*;",
            "import java.math.*;",
            "import java.nio.file.*;",
            "import java.time.*;",
            "import java.util.*;",
            "import java.util.stream.*;",
            "Pool pool = io.sparkpool.program.ShellPool.start();");

    private static final String MODE = "pool";

    private Shell() {}

    /**
     * Runs the shell to its end, in a terminal or with input from elsewhere.
     *
     * @return the exit code
     */
    static int run() throws Exception {
        PREFERENCES.setLevel(Level.OFF);
        Path startup = Files.createTempFile("spark-pool-", ".jsh");
        Path look = Files.createTempFile("spark-pool-", ".jsh");
        try {
            Files.write(startup, FIRST_SNIPPETS);
            Files.write(look, look(Terminal.is(Terminal.IN) ? "\"jshell> \" \"   ...> \"" : "\"\" \"\""));
            return JavaShellToolBuilder.builder()
                    .out(System.out)
                    .err(System.err)
                    .start(
                            "--execution",
                            "local",
                            "--startup",
                            startup.toString(),
                            "--feedback",
                            MODE,
                            look.toString());
        } finally {
            Files.delete(startup);
            Files.delete(look);
            ShellPool.close();
        }
    }

    /** Returns commands that let the shell show nothing but values and errors; other than snippets, they run only once. */
    private static List<String> look(String prompts) {
        return Stream.of(
                        "/set mode %s -quiet",
                        "/set prompt %s " + prompts,
                        "/set format %s display \"{name} ==> {value}%%n\" expression,varvalue,assignment",
                        "/set truncation %s 4000")
                .map(command -> command.formatted(MODE))
                .toList();
    }
}
