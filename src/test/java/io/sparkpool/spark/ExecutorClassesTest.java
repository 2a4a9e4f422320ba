package io.sparkpool.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.function.Function;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExecutorClassesTest {
    /** A class in a jar, as those of a program and its libraries are. */
    private static final Class<?> IN_JAR = Assertions.class;

    private static final Path JAR = place(IN_JAR);

    /** A class in a directory, as those of a program that an IDE starts are. */
    private static final Class<?> IN_DIRECTORY = ExecutorClassesTest.class;

    private static final Path LIBRARY = place(ExecutorClasses.class);

    @TempDir
    private Path directory;

    private static Path place(Class<?> type) {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().getPath());
    }

    private static boolean have(Class<?> type, Map<String, String> settings) {
        SparkConf spark = new SparkConf(false);
        settings.forEach(spark::set);
        return ExecutorClasses.of(spark, Map.of()).have(type);
    }

    private static boolean areSent(Class<?> type, String jars) {
        return have(type, Map.of("spark.jars", jars));
    }

    private static boolean areOnClassPath(Class<?> type, String classPath) {
        return have(type, Map.of("spark.executor.extraClassPath", classPath));
    }

    @Test
    void executorsHaveTheJarsThatSparkSendsUnderAnyPath() {
        assertThat(areSent(IN_JAR, "")).isFalse();
        assertThat(areSent(IN_JAR, "other.jar, " + JAR)).isTrue();
        assertThat(areSent(IN_JAR, "hdfs://here/jars/" + JAR.getFileName())).isTrue();
        assertThat(areSent(IN_JAR, "spark://127.0.0.1:4711/jars/" + JAR.getFileName()))
                .isTrue();
    }

    @Test
    void executorsHaveTheClassesInJarsOfOtherNames() throws IOException {
        Path jar = directory.resolve("the program.jar");
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file);
                InputStream bytes = IN_DIRECTORY.getResourceAsStream("ExecutorClassesTest.class")) {
            out.putNextEntry(new JarEntry("io/sparkpool/spark/ExecutorClassesTest.class"));
            bytes.transferTo(out);
        }
        assertThat(areSent(IN_DIRECTORY, JAR.toString())).isFalse();
        assertThat(areSent(IN_DIRECTORY, jar.toString())).isTrue();
        assertThat(areSent(IN_DIRECTORY, jar.toUri().toString())).isTrue();
        Function<Integer, Integer> lambda = x -> x;
        assertThat(areSent(lambda.getClass(), jar.toString())).isTrue();
    }

    @Test
    void executorsHaveWhatIsOnTheirClassPath() {
        assertThat(areOnClassPath(IN_JAR, LIBRARY.toString())).isFalse();
        assertThat(areOnClassPath(IN_JAR, LIBRARY + ":" + JAR)).isTrue();
        assertThat(areOnClassPath(IN_JAR, JAR.getParent() + "/*")).isTrue();
        assertThat(areOnClassPath(IN_DIRECTORY, place(IN_DIRECTORY).toString())).isTrue();
    }

    @Test
    void aClassPathThatThisMachineDoesNotHaveIsTrusted() {
        assertThat(areOnClassPath(IN_DIRECTORY, "/only/on/executors/*")).isTrue();
    }

    @Test
    void executorsHaveJavaSparkAndTheJarsOfADistribution() {
        assertThat(areSent(String.class, "")).isTrue();
        assertThat(areSent(SparkConf.class, "")).isTrue();
        assertThat(new ExecutorClasses(List.of(), List.of(), Optional.of(JAR.getParent())).have(IN_JAR))
                .isTrue();
    }

    @Test
    void theJarOfTheProgramIsAddedToThoseThatItNames() {
        SparkConf settings = new SparkConf(false)
                .set("spark.master", "spark://127.0.0.1:7077")
                .set("spark.jars", "mine.jar")
                .set("spark.executor.extraClassPath", LIBRARY.toString());
        assertThat(ExecutorClasses.complete(settings, IN_JAR).get("spark.jars")).isEqualTo("mine.jar," + JAR);
        assertThat(ExecutorClasses.complete(settings, IN_JAR).get("spark.jars")).isEqualTo("mine.jar," + JAR);
    }

    @Test
    void noJarIsAddedWhereAClusterRunsTheDriver() {
        SparkConf settings = new SparkConf(false).set("spark.master", "yarn").set("spark.submit.deployMode", "cluster");
        assertThat(ExecutorClasses.complete(settings, IN_JAR).contains("spark.jars"))
                .isFalse();
    }

    @Test
    void aLibraryInADirectoryIsRefused() {
        SparkConf settings = new SparkConf(false).set("spark.master", "spark://127.0.0.1:7077");
        assertThatThrownBy(() -> ExecutorClasses.complete(settings, IN_JAR))
                .isInstanceOf(ClusterException.class)
                .hasMessage("executors on 'spark://127.0.0.1:7077' cannot load class"
                        + " 'io.sparkpool.spark.ExecutorClasses': it is in the directory '%s', which Spark does not send;"
                                .formatted(LIBRARY)
                        + " make a jar of it (jar --create --file classes.jar -C %s .), and set spark.jars to that"
                                .formatted(LIBRARY));
    }
}
