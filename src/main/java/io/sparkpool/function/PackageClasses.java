package io.sparkpool.function;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/**
 * Lists the classes of a package, in directories and jars of the class path, to suggest the right name for a wrong one.
 */
final class PackageClasses {
    private static final String ENDING = ".class";

    private PackageClasses() {}

    /** Returns the names of the classes in the package of a class; what cannot be read is left out. */
    static List<String> inPackageOf(String className) {
        String directory =
                className.substring(0, className.lastIndexOf('.') + 1).replace('.', '/');
        return directory.isEmpty() || directory.startsWith("/")
                ? List.of()
                : classPath()
                        .flatMap(entry -> files(entry, directory))
                        .filter(file -> file.endsWith(ENDING) && file.lastIndexOf('/') == directory.length() - 1)
                        .map(file -> file.substring(0, file.length() - ENDING.length())
                                .replace('/', '.'))
                        .distinct()
                        .toList();
    }

    /** Returns the class path of Java, and the jars that spark-submit has added. */
    private static Stream<File> classPath() {
        Stream<File> ofJava = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(File::new);
        return Thread.currentThread().getContextClassLoader() instanceof URLClassLoader added
                ? Stream.concat(
                        ofJava, Arrays.stream(added.getURLs()).map(URL::getPath).map(File::new))
                : ofJava;
    }

    private static Stream<String> files(File entry, String directory) {
        if (entry.isDirectory()) {
            String[] names = new File(entry, directory).list();
            return names == null ? Stream.empty() : Stream.of(names).map(directory::concat);
        }
        try (JarFile jar = new JarFile(entry)) {
            return jar.stream().map(ZipEntry::getName).filter(name -> name.startsWith(directory)).toList().stream();
        } catch (IOException noJar) {
            return Stream.empty();
        }
    }
}
