package io.sparkpool.job;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.ToolProvider;

/** A jar with a user's own function. */
final class UserJar {
    private UserJar() {}

    /**
     * Compiles a function and packs it into a jar.
     *
     * @param body the members of class {@code my.NAME}
     * @return the jar
     */
    static Path of(Path directory, String name, String declaration, String body) throws IOException {
        Path source = directory.resolve("my").resolve(name + ".java");
        Files.createDirectories(source.getParent());
        Files.writeString(source, """
                package my;
                import org.apache.spark.api.java.function.Function;
                %s {
                %s
                }
                """.formatted(declaration, body));
        int exitCode = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "--release",
                        "17",
                        "-cp",
                        System.getProperty("java.class.path"),
                        source.toString());
        if (exitCode != 0) {
            throw new AssertionError("cannot compile " + source);
        }
        return pack(directory, directory.resolve(name + ".jar"));
    }

    private static Path pack(Path directory, Path jar) throws IOException {
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file);
                DirectoryStream<Path> classes = Files.newDirectoryStream(directory.resolve("my"), "*.class")) {
            for (Path type : classes) {
                out.putNextEntry(new JarEntry("my/" + type.getFileName()));
                Files.copy(type, out);
            }
        }
        return jar;
    }
}
