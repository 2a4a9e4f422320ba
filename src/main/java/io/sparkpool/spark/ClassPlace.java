package io.sparkpool.spark;

import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Optional;

/**
 * Where a class was loaded from.
 *
 * @param type the class
 * @param path the jar or directory; empty if there is none
 */
public record ClassPlace(Class<?> type, Optional<Path> path) {
    /** Finds the place of a class. */
    public static ClassPlace of(Class<?> type) {
        return new ClassPlace(
                type,
                Optional.ofNullable(type.getProtectionDomain().getCodeSource())
                        .map(CodeSource::getLocation)
                        .flatMap(ClassPlace::path));
    }

    private static Optional<Path> path(URL location) {
        try {
            return Optional.of(Path.of(location.toURI()).toAbsolutePath().normalize());
        } catch (URISyntaxException e) { // a path that was not escaped
            return Optional.of(Path.of(location.getPath()));
        } catch (IllegalArgumentException | FileSystemNotFoundException e) {
            return Optional.empty();
        }
    }

    /** Returns the name of the class; of a lambda, that of the class which contains it. */
    String name() {
        return type.getName().replaceFirst("\\$\\$Lambda.*", "");
    }

    /** Returns whether the class is one of Java or Spark, which executors have anyway. */
    boolean isOfSpark() {
        ClassLoader loader = type.getClassLoader();
        return loader == null
                || loader == ClassLoader.getPlatformClassLoader()
                || type.getName().startsWith("org.apache.spark.")
                || type.getName().startsWith("scala.");
    }

    Optional<Path> jar() {
        return path.filter(file -> file.toString().endsWith(".jar")).filter(Files::isRegularFile);
    }

    String requireJar(String master) {
        return jar().orElseThrow(() -> new ClusterException(
                        "executors on '%s' cannot load class '%s': %s".formatted(master, name(), advice())))
                .toString();
    }

    /** Says what to do about a class that is in no jar. */
    private String advice() {
        return path.filter(Files::isDirectory)
                .map(directory ->
                        "it is in the directory '%s', which Spark does not send; make a jar of it (jar --create --file classes.jar -C %s .), and set spark.jars to that"
                                .formatted(directory, directory))
                .orElse(
                        "Java has it in memory only, as if started from a source file; start the file by './submit.sh run', or compile it, make a jar of the classes, and set spark.jars to that");
    }
}
