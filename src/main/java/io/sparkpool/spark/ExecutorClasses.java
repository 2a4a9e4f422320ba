package io.sparkpool.spark;

import io.sparkpool.config.Master;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import scala.jdk.javaapi.CollectionConverters;

/**
 * The classes that the executors of a cluster can load: those in jars that Spark sends to them, and on their class path.
 *
 * @param jars paths and URIs of the jars that are sent
 * @param classPath entries of the class path of executors, which are paths of their machines
 * @param sparkJars the directory with the jars of a Spark distribution on this machine, whose like executors have
 */
record ExecutorClasses(List<String> jars, List<String> classPath, Optional<Path> sparkJars) {
    private static final String JARS = "spark.jars";
    private static final String CLASS_PATH = "spark.executor.extraClassPath";

    /** What Spark's shells set, which serve the classes that they have compiled. */
    private static final List<String> SHELL_CLASSES = List.of("spark.repl.class.uri", "spark.repl.class.outputDir");

    ExecutorClasses {
        jars = List.copyOf(jars);
        classPath = List.copyOf(classPath);
    }

    /** Returns what settings give to executors. */
    static ExecutorClasses of(SparkConf settings, Map<String, String> environment) {
        return new ExecutorClasses(
                list(settings, JARS, ","),
                list(settings, CLASS_PATH, File.pathSeparator),
                Optional.ofNullable(environment.get("SPARK_HOME"))
                        .filter(home -> !home.isEmpty())
                        .map(home -> Path.of(home, "jars")));
    }

    private static List<String> list(SparkConf settings, String key, String separator) {
        return Stream.of(settings.get(key, "").split(separator))
                .map(String::strip)
                .filter(entry -> !entry.isEmpty())
                .toList();
    }

    /**
     * Completes the settings of a Spark on a cluster, so that executors get the jars of this library and of the program
     * that starts it.
     *
     * @param program the class that starts Spark
     * @throws ClusterException if this library is not in a jar, and executors do not have it
     */
    static SparkConf complete(SparkConf settings, Class<?> program) {
        if (isSubmitted(settings)) {
            return settings;
        }
        ExecutorClasses given = of(settings, System.getenv());
        List<String> jars = new ArrayList<>(given.jars);
        if (!given.have(ExecutorClasses.class)) {
            jars.add(ClassPlace.of(ExecutorClasses.class).requireJar(settings.get(Master.KEY)));
        }
        if (!given.have(program)) {
            ClassPlace.of(program)
                    .jar()
                    .map(Path::toString)
                    .filter(jar -> !jars.contains(jar))
                    .ifPresent(jars::add);
        }
        return jars.isEmpty() ? settings : settings.set(JARS, String.join(",", jars));
    }

    /**
     * Lets the executors of a cluster load a class of the program: sends its jar to them if they do not have it.
     *
     * @throws ClusterException if it is not in a jar
     */
    static void require(JavaSparkContext context, Class<?> type) {
        if (Master.isLocal(context.master())) {
            return;
        }
        SparkConf settings = context.getConf(); // a copy
        if (isSubmitted(settings)) {
            return;
        }
        ExecutorClasses given = of(settings, System.getenv());
        List<String> sent = new ArrayList<>(given.jars);
        sent.addAll(CollectionConverters.asJava(context.sc().listJars()));
        if (!new ExecutorClasses(sent, given.classPath, given.sparkJars).have(type)) {
            context.addJar(ClassPlace.of(type).requireJar(context.master()));
        }
    }

    /** Returns whether others care for the classes: a cluster that runs the driver, or one of Spark's shells. */
    private static boolean isSubmitted(SparkConf settings) {
        return settings.get("spark.submit.deployMode", "client").equals("cluster")
                || SHELL_CLASSES.stream().anyMatch(settings::contains);
    }

    /** Returns whether executors can load a class, as far as this machine can tell. */
    boolean have(Class<?> type) {
        ClassPlace place = ClassPlace.of(type);
        if (place.isOfSpark()) {
            return true;
        }
        String file = place.name().replace('.', '/') + ".class";
        return place.path().filter(this::isGiven).isPresent()
                || Stream.concat(
                                jars.stream().flatMap(jar -> localFile(jar).stream()),
                                classPath.stream().map(Path::of))
                        .anyMatch(entry -> contains(entry, file))
                || classPath.stream().map(Path::of).anyMatch(entry -> !isHere(entry));
    }

    /** Returns whether a jar or a directory is among those of executors. Jars of the same name are taken for the same. */
    private boolean isGiven(Path path) {
        return jars.stream()
                        .anyMatch(jar -> nameOf(jar).equals(path.getFileName().toString()))
                || sparkJars.filter(directory -> path.startsWith(directory)).isPresent()
                || classPath.stream().anyMatch(entry -> isEntry(Path.of(entry), path));
    }

    private static String nameOf(String jar) {
        return jar.substring(jar.lastIndexOf('/') + 1);
    }

    /** Returns whether an entry of a class path leads to a path. */
    private static boolean isEntry(Path entry, Path path) {
        Path absolute = entry.toAbsolutePath().normalize();
        return absolute.equals(path)
                || absolute.endsWith("*") && absolute.getParent().equals(path.getParent());
    }

    private static boolean isHere(Path entry) {
        return Files.exists(entry.endsWith("*") ? entry.toAbsolutePath().getParent() : entry);
    }

    /** Returns the file that a jar is, if it is on this machine. */
    private static Optional<Path> localFile(String jar) {
        try {
            URI uri = new URI(jar);
            return uri.getScheme() == null
                    ? Optional.of(Path.of(jar))
                    : Optional.ofNullable(uri.getPath())
                            .filter(path -> uri.getScheme().equals("file")
                                    || uri.getScheme().equals("local"))
                            .map(Path::of);
        } catch (URISyntaxException e) {
            return Optional.of(Path.of(jar));
        }
    }

    private static boolean contains(Path entry, String file) {
        if (!Files.isRegularFile(entry)) {
            return Files.isRegularFile(entry.resolve(file));
        }
        try (ZipFile jar = new ZipFile(entry.toFile())) {
            return jar.getEntry(file) != null;
        } catch (IOException notAJar) {
            return false;
        }
    }
}
