package io.sparkpool.learn;

import io.sparkpool.compile.Compilation;
import io.sparkpool.compile.SourceCompiler;
import io.sparkpool.pool.Pool;
import io.sparkpool.pool.PoolException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.Function;

/** Compiles files of learners, and runs their checks. */
final class Checker {
    private static final String BYTE_ORDER_MARK = "\ufeff";

    private static final Optional<SourceCompiler> COMPILER = SourceCompiler.of(classPath());

    private final LearnerClasses classes;
    private final Supplier<Pool> pools;
    private final Duration limit;

    /**
     * Creates a checker.
     *
     * @param classes finds the compiled classes, also in the tasks of the pool
     * @param pools returns the pool for exercises that use one
     * @param limit how long a call of a learner's method may take
     */
    Checker(LearnerClasses classes, Supplier<Pool> pools, Duration limit) {
        this.classes = classes;
        this.pools = pools;
        this.limit = limit;
    }

    /**
     * Checks a file.
     *
     * @return the text that has passed
     * @throws WrongAnswer if it is not right yet
     */
    String check(Exercise exercise, Path file) {
        String text = read(file);
        String source = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        checkText(file, source);
        Class<?> type = load(exercise, compile(file, source));
        LearnerCode code = new LearnerCode(type, file, source, limit, pools);
        try {
            exercise.check(code);
        } catch (WrongAnswer wrong) {
            throw wrong;
        } catch (PoolException | LinkageError failed) {
            throw Mistakes.thrown(code, exercise.name(), failed);
        } catch (RuntimeException | StackOverflowError failed) {
            if (Mistakes.isOf(code, failed)) {
                throw Mistakes.thrown(code, exercise.name(), failed);
            }
            throw failed;
        }
        return text;
    }

    private static String read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new WrongAnswer(Message.of("file.missing", file, directoryOf(file)));
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new WrongAnswer(Message.of("file.not.utf8", file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path directoryOf(Path file) {
        return Optional.ofNullable(file.getParent()).orElse(Path.of("."));
    }

    /** Checks what would keep the check from running. */
    private static void checkText(Path file, String source) {
        if (JavaText.withoutComments(source).isBlank()) {
            throw new WrongAnswer(Message.of("file.empty", file, directoryOf(file)));
        }
        checkLine(JavaText.packageLine(source), "file.package", file, source);
        checkLine(JavaText.exitLine(source), "file.exit", file, source);
    }

    private static void checkLine(int line, String key, Path file, String source) {
        if (line > 0) {
            String text = source.lines().skip(line - 1L).findFirst().orElse("").strip();
            throw new WrongAnswer(Message.code("%s:%d: %s".formatted(file, line, text)), Message.of(key));
        }
    }

    private Compilation compile(Path file, String source) {
        SourceCompiler compiler = COMPILER.orElseThrow(() -> new WrongAnswer(Message.of("compiler.missing")));
        Compilation compilation = compiler.compileInPackage(classes.newPackage(), file.toString(), source);
        if (!compilation.succeeded()) {
            throw new CompilerAdvice(file, source).explain(compilation.errors());
        }
        classes.add(compilation.classes());
        return compilation;
    }

    /** Returns the places of the classes that an exercise may use: the compiler takes longer if there are more. */
    private static List<Path> classPath() {
        return Stream.of(Pool.class, JavaSparkContext.class, Function.class, scala.Option.class)
                .map(type -> type.getProtectionDomain().getCodeSource().getLocation())
                .map(place -> Path.of(URI.create(place.toString())))
                .distinct()
                .toList();
    }

    private Class<?> load(Exercise exercise, Compilation compilation) {
        String name = compilation.classes().keySet().stream()
                .filter(compiled -> compiled.endsWith("." + exercise.name()))
                .findFirst()
                .orElseThrow(() -> new WrongAnswer(Message.of("class.missing", exercise.name())));
        try {
            return Class.forName(name, false, exercise.classes(classes));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("the compiled class %s is missing".formatted(name), e);
        }
    }
}
