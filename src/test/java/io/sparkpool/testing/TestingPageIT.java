package io.sparkpool.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkpool.pool.Pool;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compiles the classes that the page on tests shows, and runs their tests, in a process that has them on its class path. */
class TestingPageIT {
    private static final Path PAGE = Path.of("src/site/markdown/testing.md");
    private static final Pattern CLASS = Pattern.compile("(?s)```java\n// (src\\S+)\n(.*?)```");
    private static final Pattern MESSAGES = Pattern.compile("(?s)```text\n(function .*?)```");

    @TempDir
    private Path directory;

    @Test
    void testsPassAndFailAsThePageSays() throws IOException, InterruptedException {
        String page = Files.readString(PAGE);
        compile(page);
        List<String> shown = MESSAGES.matcher(page)
                .results()
                .flatMap(block -> block.group(1).lines())
                .toList();
        assertThat(shown).hasSize(4);
        assertThat(run("PriceTest", "TableTest", "ShapesTest", "WrongTest")).containsExactlyInAnyOrderElementsOf(shown);
    }

    private void compile(String page) throws IOException {
        List<String> words = new ArrayList<>(List.of(
                "-parameters", "-proc:none", "-d", directory.toString(), "-cp", System.getProperty("java.class.path")));
        for (MatchResult block : CLASS.matcher(page).results().toList()) {
            Path file = directory.resolve(block.group(1));
            Files.createDirectories(file.getParent());
            words.add(Files.writeString(file, block.group(2)).toString());
        }
        int exitCode = ToolProvider.getSystemJavaCompiler().run(null, null, null, words.toArray(String[]::new));
        assertThat(exitCode).isZero();
    }

    /** Runs this program in a process of its own; returns the lines that it prints, to standard error, too. */
    private List<String> run(String... classes) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                directory + File.pathSeparator + System.getProperty("java.class.path"),
                TestingPageIT.class.getName()));
        command.addAll(List.of(classes));
        Path out = directory.resolve("out");
        new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start()
                .waitFor();
        return Files.readAllLines(out);
    }

    /** Runs the tests of classes, and prints the messages of those that fail. */
    public static void main(String[] classes) throws ReflectiveOperationException {
        try (Pool pool = Pool.local(4)) {
            for (String name : classes) {
                runTests(Class.forName("my.shop." + name), pool);
            }
        }
    }

    private static void runTests(Class<?> type, Pool pool) throws ReflectiveOperationException {
        Constructor<?> constructor = type.getDeclaredConstructor();
        constructor.setAccessible(true);
        List<Method> tests = Stream.of(type.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Test.class))
                .sorted(Comparator.comparing(Method::getName))
                .toList();
        for (Method test : tests) {
            test.setAccessible(true);
            TestPool own = new TestPool(pool);
            try {
                test.invoke(constructor.newInstance(), own);
            } catch (InvocationTargetException e) {
                System.out.println(e.getCause().getMessage());
            } finally {
                own.deleteTables();
            }
        }
    }
}
