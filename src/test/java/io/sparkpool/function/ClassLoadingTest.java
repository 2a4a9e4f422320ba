package io.sparkpool.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.api.java.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassLoadingTest {
    private static final String EXAMPLES = "io.sparkpool.function.ClassLoadingTest$";

    /** A class of which {@link Dependent} needs the jar. */
    public abstract static class Library implements Function<Long, Long> {}

    public static final class Dependent extends Library {
        @Override
        public Long call(Long x) {
            return x;
        }
    }

    public static final class Item {}

    public static final class TakingItems implements Function<Item, Long> {
        @Override
        public Long call(Item item) {
            return 1L;
        }
    }

    public static final class BadStart implements Function<Long, Long> {
        private static final int SIZE = Integer.parseInt("many");

        @Override
        public Long call(Long x) {
            return x + SIZE;
        }
    }

    @TempDir
    private Path jar;

    private ClassLoader before;
    private URLClassLoader users;

    @BeforeEach
    void putTheUsersJarOnTheClassPath() throws IOException {
        before = Thread.currentThread().getContextClassLoader();
        users = new URLClassLoader(new URL[] {jar.toUri().toURL()}, new WithoutExamples(before));
        Thread.currentThread().setContextClassLoader(users);
    }

    @AfterEach
    void takeTheUsersJarAway() throws IOException {
        Thread.currentThread().setContextClassLoader(before);
        users.close();
    }

    @Test
    void functionsAreFoundInTheUsersJar() throws IOException {
        copyToJar("Dependent");
        copyToJar("Library");
        assertThat(Functions.named(EXAMPLES + "Dependent").function().getClass().getClassLoader())
                .isSameAs(users);
    }

    @Test
    void classesThatNeedAnotherJarAreRefused() throws IOException {
        copyToJar("Dependent");
        assertRefused(
                EXAMPLES + "Dependent",
                "the class needs io/sparkpool/function/ClassLoadingTest$Library, which is not there;"
                        + " add its jar after --: --jars FILE");
    }

    @Test
    void filesThatAreNoClassFilesAreRefused() throws IOException {
        Files.writeString(jar.resolve("Garbled.class"), "not a class file");
        assertRefused(
                "Garbled",
                "the class cannot be loaded (java.lang.ClassFormatError: Incompatible magic value 1852797984"
                        + " in class file Garbled); build it for this Java and this Spark");
    }

    @Test
    void classesThatFailToStartAreRefused() throws IOException {
        copyToJar("BadStart");
        assertRefused(
                EXAMPLES + "BadStart",
                "its static initializer threw java.lang.NumberFormatException: For input string: \"many\";"
                        + " fix the initializer");
    }

    private static void assertRefused(String name, String message) {
        assertThatThrownBy(() -> Functions.named(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    private void copyToJar(String example) throws IOException {
        String file = EXAMPLES.replace('.', '/') + example + ".class";
        Files.createDirectories(jar.resolve(file).getParent());
        try (InputStream compiled = before.getResourceAsStream(file)) {
            Files.copy(compiled, jar.resolve(file));
        }
    }

    /** The class path without the examples, which are in the user's jar alone. */
    private static final class WithoutExamples extends ClassLoader {
        WithoutExamples(ClassLoader parent) {
            super(parent);
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith(EXAMPLES)) {
                throw new ClassNotFoundException(name);
            }
            return super.loadClass(name, resolve);
        }
    }
}
