package io.sparkpool.program;

import com.sun.source.util.JavacTask;
import io.sparkpool.config.ConfigException;
import io.sparkpool.message.MessageText;
import io.sparkpool.message.OneLine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/**
 * Compiles a program in this process. As where Java itself runs a source file, the name of a public class may differ from
 * that of the file.
 *
 * @param classPath where the classes are that the program may use
 */
record ProgramCompiler(List<Path> classPath) {
    private static final List<String> OPTIONS = List.of("-proc:none", "-nowarn", "-parameters");

    /** Copies the list. */
    ProgramCompiler {
        classPath = List.copyOf(classPath);
    }

    /**
     * Compiles a program into a jar whose manifest names its main class: the first class in the file with a method
     * {@code main}.
     *
     * @throws ConfigException if this Java has no compiler, or the program has no main class
     * @throws CompilationException if the program does not compile
     */
    void compile(SourceFile source, Path jar) throws IOException {
        JavaCompiler compiler =
                Optional.ofNullable(ToolProvider.getSystemJavaCompiler()).orElseThrow(ProgramCompiler::noCompiler);
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        try (StandardJavaFileManager files =
                        compiler.getStandardFileManager(found, Locale.ENGLISH, StandardCharsets.UTF_8);
                CompiledClasses classes = new CompiledClasses(files)) {
            files.setLocationFromPaths(StandardLocation.CLASS_PATH, classPath);
            JavacTask task = (JavacTask)
                    compiler.getTask(null, classes, found, OPTIONS, null, List.of(new SourceObject(source)));
            Optional<String> mainClass = compile(source, task, found);
            classes.writeJar(jar, mainClass.orElseThrow(() -> noMain(source)));
        }
    }

    /** Returns the main class. The compiler may fail after errors, for example in a library that is no jar. */
    private static Optional<String> compile(
            SourceFile source, JavacTask task, DiagnosticCollector<JavaFileObject> found) throws IOException {
        try {
            Optional<String> mainClass = mainClass(task);
            task.generate();
            requireNoErrors(source, found);
            return mainClass;
        } catch (RuntimeException e) {
            requireNoErrors(source, found);
            throw e;
        }
    }

    private static Optional<String> mainClass(JavacTask task) throws IOException {
        List<Element> analyzed = new ArrayList<>();
        task.analyze().forEach(analyzed::add);
        Elements elements = task.getElements();
        return ElementFilter.typesIn(analyzed).stream()
                .filter(type -> ElementFilter.methodsIn(elements.getAllMembers(type)).stream()
                        .anyMatch(ProgramCompiler::isMain))
                .findFirst()
                .map(type -> elements.getBinaryName(type).toString());
    }

    private static void requireNoErrors(SourceFile source, DiagnosticCollector<JavaFileObject> found) {
        List<Diagnostic<? extends JavaFileObject>> errors = found.getDiagnostics().stream()
                .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                .toList();
        if (!errors.isEmpty()) {
            throw CompilationException.of(source, errors);
        }
    }

    private static boolean isMain(ExecutableElement method) {
        List<? extends VariableElement> parameters = method.getParameters();
        return method.getSimpleName().contentEquals("main")
                && !method.getModifiers().contains(Modifier.PRIVATE)
                && (parameters.isEmpty()
                        || parameters.size() == 1
                                && parameters.get(0).asType().toString().equals("java.lang.String[]"));
    }

    private static ConfigException noMain(SourceFile source) {
        return new ConfigException(List.of("%s has no method to start with; add: public static void main(String[] args)"
                .formatted(MessageText.of(source.path()))));
    }

    private static ConfigException noCompiler() {
        return new ConfigException(List.of(
                "the Java in '%s' has no compiler; install a JDK, version 17 or later, or set JAVA_HOME to one (Debian: apt install openjdk-17-jdk-headless)"
                        .formatted(OneLine.of(System.getProperty("java.home")))));
    }

    /** A source whose public class may have any name. */
    private static final class SourceObject extends SimpleJavaFileObject {
        private final String text;

        SourceObject(SourceFile source) {
            super(source.path().toAbsolutePath().toUri(), Kind.SOURCE);
            this.text = source.text();
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }

        @Override
        public boolean isNameCompatible(String simpleName, Kind kind) {
            return true;
        }
    }
}
