package io.sparkpool.function;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Lists the classes of a package, in directories and jars of the class path, to suggest the right name for a wrong one. */
final class PackageClasses {
    private static final String ENDING = ".class";

    private PackageClasses() {}

    /** Returns the names of the classes in the package of a class; none if they cannot be listed. */
    static List<String> besides(String className) {
        String packageName = className.substring(0, Math.max(0, className.lastIndexOf('.')));
        if (packageName.isEmpty()) {
            return List.of(); // every directory and jar has classes without a package
        }
        List<String> names = new ArrayList<>();
        try {
            ClassLoader loader = Thread.currentThread().getContextClassLoader();
            for (java.net.URL directory : Collections.list(loader.getResources(packageName.replace('.', '/')))) {
                fileNames(directory.toURI()).stream()
                        .filter(file -> file.endsWith(ENDING))
                        .map(file -> packageName + "." + file.substring(0, file.length() - ENDING.length()))
                        .forEach(names::add);
            }
        } catch (Exception e) {
            return names; // a suggestion is not worth an error
        }
        return names;
    }

    private static List<String> fileNames(URI directory) throws IOException {
        if (!directory.getScheme().equals("jar")) {
            return fileNames(Path.of(directory));
        }
        String[] parts = directory.toString().split("!", 2);
        try (FileSystem jar = FileSystems.newFileSystem(URI.create(parts[0]), Map.of())) {
            return fileNames(jar.getPath(parts[1]));
        }
    }

    private static List<String> fileNames(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
