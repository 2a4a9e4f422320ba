package io.sparkpool.compile;

import com.sun.source.util.JavacTask;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

/**
 * Compiles a single source file in memory, with the compiler of the JDK that runs this process. It keeps the libraries
 * on its class path open until it is closed. Safe for use by several threads.
 */
public final class SourceCompiler implements AutoCloseable {
    private final JavaCompiler compiler;
    private final JavaFileManager libraries;

    /** What was found while opening the libraries, which is done once. Guarded by this. */
    private final DiagnosticCollector<JavaFileObject> ofLibraries = new DiagnosticCollector<>();

    private final List<String> options;

    private SourceCompiler(JavaCompiler compiler, List<Path> classPath) {
        this.compiler = compiler;
        this.libraries = compiler.getStandardFileManager(ofLibraries, Locale.ENGLISH, StandardCharsets.UTF_8);
        String entries = classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        this.options = List.of("-classpath", entries, "-proc:none", "-implicit:none", "-parameters", "-g", "-nowarn");
    }

    /**
     * Returns a compiler; empty if Java is only a runtime, without one. The fewer libraries there are on the class path,
     * the sooner it is done: it opens each of them.
     *
     * @param classPath the jars and directories with the classes that a source file may use
     */
    public static Optional<SourceCompiler> of(List<Path> classPath) {
        return Optional.ofNullable(ToolProvider.getSystemJavaCompiler())
                .map(found -> new SourceCompiler(found, classPath));
    }

    /**
     * Compiles a source file. As where Java itself runs a source file, the name of a public class may differ from that of
     * the file.
     *
     * @param file its name, which messages show
     * @param text its text
     */
    public Compilation compile(String file, String text) {
        return compile(SourceText.ofProgram(file, text));
    }

    /**
     * Compiles a source file that declares no package as if it declared this one, which messages do not show. The name of
     * the file has to be that of its public class.
     */
    public Compilation compileInPackage(String name, String file, String text) {
        return compile(SourceText.inPackage(name, file, text));
    }

    private synchronized Compilation compile(SourceText source) {
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        try {
            ClassesInMemory classes = new ClassesInMemory(libraries);
            JavacTask task = (JavacTask)
                    compiler.getTask(Writer.nullWriter(), classes, found, options, null, List.of(source.file()));
            Optional<String> mainClass = MainClass.find(task);
            task.generate();
            List<CompilerMessage> errors = errors(found, source);
            return errors.isEmpty()
                    ? new Compilation(classes.compiled(), mainClass, errors)
                    : Compilation.failed(errors);
        } catch (RuntimeException | StackOverflowError e) {
            return Compilation.failed(errors(e, errors(found, source), source));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The compiler may fail after errors, for example in a library that is no jar. */
    private static List<CompilerMessage> errors(Throwable thrown, List<CompilerMessage> errors, SourceText source) {
        if (!errors.isEmpty()) {
            return errors;
        }
        if (thrown instanceof StackOverflowError || thrown.getCause() instanceof StackOverflowError) {
            return List.of(source.message("sparkpool.deep", "this is nested too deeply for the compiler"));
        }
        throw (RuntimeException) thrown;
    }

    private List<CompilerMessage> errors(DiagnosticCollector<JavaFileObject> found, SourceText source) {
        return Stream.of(ofLibraries, found)
                .flatMap(messages -> messages.getDiagnostics().stream())
                .filter(message -> message.getKind() == Diagnostic.Kind.ERROR)
                .map(source::message)
                .toList();
    }

    /** Closes the libraries. */
    @Override
    public void close() {
        try {
            libraries.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
