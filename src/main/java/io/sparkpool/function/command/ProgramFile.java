package io.sparkpool.function.command;

import io.sparkpool.message.MessageText;
import java.io.File;
import java.util.Optional;
import java.util.stream.Stream;

/** The file of a program, and the reasons why it cannot be started. */
final class ProgramFile {
    private ProgramFile() {}

    /** Returns why a program cannot be started and how to fix it; empty if it can be. */
    static Optional<String> problem(String program) {
        return program.contains("/") ? problemOfFile(program) : problemOnPath(program);
    }

    private static Optional<String> problemOfFile(String program) {
        File file = new File(program);
        if (!file.exists()) {
            return Optional.of("there is no program %s; name a file that exists%s"
                    .formatted(
                            MessageText.of(program),
                            file.isAbsolute() ? "" : "; the working directory is " + new File("").getAbsolutePath()));
        }
        if (file.isDirectory()) {
            return Optional.of("%s is a directory; name a program".formatted(MessageText.of(program)));
        }
        return file.canExecute()
                ? Optional.empty()
                : Optional.of("%s may not be executed; allow it: chmod +x FILE".formatted(MessageText.of(program)));
    }

    private static Optional<String> problemOnPath(String program) {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("/bin:/usr/bin");
        boolean found = Stream.of(path.split(File.pathSeparator))
                .map(directory -> new File(directory, program))
                .anyMatch(file -> file.isFile() && file.canExecute());
        return found
                ? Optional.empty()
                : Optional.of("there is no program %s; install it where tasks run, or write the path of its file"
                        .formatted(MessageText.of(program)));
    }
}
