package io.sparkpool.program;

import io.sparkpool.submit.JarCache;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Programs of tests, which are compiled into a directory and run in this process. */
record Programs(Path directory) {
    /** The classes of this project. */
    static final Path ENGINE = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
            .map(Path::of)
            .filter(entry -> Files.exists(entry.resolve("io/sparkpool/Main.class")))
            .findFirst()
            .orElseThrow();

    SourceFile source(String name, String text) throws IOException {
        return SourceFile.read(Files.writeString(directory.resolve(name), text).toString());
    }

    CompiledProgram compile(String name, String text) throws IOException {
        return CompiledProgram.of(source(name, text), List.of(ENGINE), new JarCache(directory.resolve("jars")));
    }

    /** Runs a program as the command {@code run} does. */
    void run(String text, String... arguments) throws IOException {
        CompiledProgram program = compile("Program.java", text);
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader classes =
                new URLClassLoader(new URL[] {program.jar().toUri().toURL()}, before)) {
            thread.setContextClassLoader(classes);
            ProgramStart.run(program.mainClass(), List.of(arguments));
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
