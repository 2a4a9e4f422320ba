package io.sparkpool.compile;

import com.sun.source.util.JavacTask;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * Compiles a single source file in memory, with the compiler of the JDK that runs this process. It keeps the libraries
 * on its class path open. Safe for use by several threads.
 */
public final class SourceCompiler {
    private final JavaCompiler compiler;
    private final JavaFileManager libraries;
    private final List<String> options;

    private SourceCompiler(JavaCompiler compiler, List<Path> classPath) {
        this.compiler = compiler;
        this.libraries = compiler.getStandardFileManager(null, Locale.ENGLISH, StandardCharsets.UTF_8);
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
     * Compiles a source file.
     *
     * @param file its name, which messages show; the last part of it is the name of its public class and {@code .java}
     * @param source its text
     */
    public Compilation compile(String file, String source) {
        return compile(file, source, Optional.empty());
    }

    /** Compiles a source file that declares no package as if it declared this one. */
    public Compilation compileInPackage(String name, String file, String source) {
        return compile(file, source, Optional.of(name));
    }

    /**
     * Compiles a program. As where Java itself runs a source file, the name of a public class may differ from that of the
     * file.
     */
    public Compilation compileProgram(String file, String source) {
        return compile(new Source(file, source, true), file, source, 0);
    }

    private Compilation compile(String file, String source, Optional<String> packageName) {
        String declaration = packageName.map("package %s;"::formatted).orElse("");
        return compile(new Source(file, declaration + source, false), file, source, declaration.length());
    }

    private synchronized Compilation compile(Source input, String file, String source, int added) {
        DiagnosticCollector<JavaFileObject> messages = new DiagnosticCollector<>();
        Classes classes = new Classes(libraries);
        JavacTask task =
                (JavacTask) compiler.getTask(Writer.nullWriter(), classes, messages, options, null, List.of(input));
        Optional<String> mainClass = generate(task, messages);
        List<CompilerMessage> errors = errors(messages)
                .map(message -> message(message, file, source, added))
                .toList();
        return new Compilation(classes.compiled(), mainClass, errors);
    }

    /** Returns the main class. The compiler may fail after errors, for example in a library that is no jar. */
    private static Optional<String> generate(JavacTask task, DiagnosticCollector<JavaFileObject> messages) {
        try {
            Optional<String> mainClass = MainClass.of(task);
            task.generate();
            return mainClass;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            if (errors(messages).findAny().isEmpty()) {
                throw e;
            }
            return Optional.empty();
        }
    }

    private static Stream<Diagnostic<? extends JavaFileObject>> errors(DiagnosticCollector<JavaFileObject> messages) {
        return messages.getDiagnostics().stream().filter(message -> message.getKind() == Diagnostic.Kind.ERROR);
    }

    /** Describes a message by its place in the source as it was given, without the declaration before it. */
    private static CompilerMessage message(
            Diagnostic<? extends JavaFileObject> message, String file, String source, int added) {
        String text = message.getMessage(Locale.ENGLISH);
        if (message.getPosition() == Diagnostic.NOPOS) {
            return new CompilerMessage(file, 0, 0, message.getCode(), text, "");
        }
        int at = (int) Math.max(0, Math.min(message.getPosition() - added, source.length()));
        int start = source.lastIndexOf('\n', at - 1) + 1;
        int end = source.indexOf('\n', start);
        long line = 1
                + source.substring(0, start)
                        .chars()
                        .filter(character -> character == '\n')
                        .count();
        String sourceLine =
                source.substring(start, end < 0 ? source.length() : end).replace("\r", "");
        return new CompilerMessage(file, line, 1L + at - start, message.getCode(), text, sourceLine);
    }

    /** The source file, which is not read from a disk. */
    private static final class Source extends SimpleJavaFileObject {
        private final String text;
        private final boolean namedAtWill;

        Source(String file, String text, boolean namedAtWill) {
            super(URI.create("string:///" + simpleName(file)), Kind.SOURCE);
            this.text = text;
            this.namedAtWill = namedAtWill;
        }

        @Override
        public boolean isNameCompatible(String className, Kind kind) {
            return namedAtWill || super.isNameCompatible(className, kind);
        }

        private static String simpleName(String file) {
            return Path.of(file).toUri().getRawPath().replaceFirst(".*/", "");
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    /** Keeps the compiled classes in memory. */
    private static final class Classes extends ForwardingJavaFileManager<JavaFileManager> {
        private final Map<String, ByteArrayOutputStream> outputs = new TreeMap<>();

        Classes(JavaFileManager files) {
            super(files);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
            ByteArrayOutputStream output = new ByteArrayOutputStream();
            outputs.put(name, output);
            return new SimpleJavaFileObject(URI.create("memory:///" + name.replace('.', '/') + ".class"), kind) {
                @Override
                public OutputStream openOutputStream() {
                    return output;
                }
            };
        }

        /** Keeps the libraries open for the next file. */
        @Override
        public void close() {}

        Map<String, byte[]> compiled() {
            return outputs.entrySet().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, output -> output.getValue().toByteArray()));
        }
    }
}
