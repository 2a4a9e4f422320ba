package io.sparkpool.compile;

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
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles a single source file in memory, with the compiler of the JDK that runs this process. */
public final class SourceCompiler {
    private final JavaCompiler compiler;
    private final List<String> options;

    private SourceCompiler(JavaCompiler compiler, List<Path> classPath) {
        this.compiler = compiler;
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

    private Compilation compile(String file, String source, Optional<String> packageName) {
        String declaration = packageName.map("package %s;"::formatted).orElse("");
        DiagnosticCollector<JavaFileObject> messages = new DiagnosticCollector<>();
        try (Classes classes = new Classes(compiler.getStandardFileManager(messages, null, StandardCharsets.UTF_8))) {
            compiler.getTask(
                            Writer.nullWriter(),
                            classes,
                            messages,
                            options,
                            null,
                            List.of(new Source(file, declaration + source)))
                    .call();
            List<CompilerMessage> errors = messages.getDiagnostics().stream()
                    .filter(message -> message.getKind() == Diagnostic.Kind.ERROR)
                    .map(message -> message(message, file, source, declaration.length()))
                    .toList();
            return new Compilation(classes.compiled(), errors);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
        long line = 1 + source.substring(0, start).chars().filter(character -> character == '\n').count();
        String sourceLine = source.substring(start, end < 0 ? source.length() : end).replace("\r", "");
        return new CompilerMessage(file, line, 1L + at - start, message.getCode(), text, sourceLine);
    }

    /** The source file, which is not read from a disk. */
    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String file, String text) {
            super(URI.create("string:///" + simpleName(file)), Kind.SOURCE);
            this.text = text;
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

        Map<String, byte[]> compiled() {
            return outputs.entrySet().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, output -> output.getValue().toByteArray()));
        }
    }
}
