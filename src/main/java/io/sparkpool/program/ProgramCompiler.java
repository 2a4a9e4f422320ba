package io.sparkpool.program;

import io.sparkpool.compile.Compilation;
import io.sparkpool.compile.SourceCompiler;
import io.sparkpool.config.ConfigException;
import io.sparkpool.message.MessageText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/**
 * Compiles a program into a jar.
 *
 * @param classPath where the classes are that the program may use
 */
record ProgramCompiler(List<Path> classPath) {
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
        try (SourceCompiler compiler = SourceCompiler.of(classPath).orElseThrow(ProgramCompiler::noCompiler)) {
            Compilation compiled = compiler.compile(source.path().toString(), source.text());
            if (!compiled.succeeded()) {
                throw CompilationException.of(source, compiled.errors());
            }
            write(jar, compiled.classes(), compiled.mainClass().orElseThrow(() -> noMain(source)));
        }
    }

    private static void write(Path jar, Map<String, byte[]> classes, String mainClass) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, mainClass);
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            for (Map.Entry<String, byte[]> compiled : new TreeMap<>(classes).entrySet()) {
                out.putNextEntry(new JarEntry(compiled.getKey().replace('.', '/') + ".class"));
                out.write(compiled.getValue());
            }
        }
    }

    private static ConfigException noMain(SourceFile source) {
        return new ConfigException(List.of("%s has no method to start with; add: public static void main(String[] args)"
                .formatted(MessageText.of(source.path()))));
    }

    private static ConfigException noCompiler() {
        return new ConfigException(List.of(Jdk.lacks("compiler")));
    }
}
