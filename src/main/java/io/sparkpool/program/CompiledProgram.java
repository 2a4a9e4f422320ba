package io.sparkpool.program;

import io.sparkpool.submit.JarCache;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;

/**
 * A program that has been compiled.
 *
 * @param jar the jar with its classes
 * @param mainClass the class that has the method {@code main}
 */
record CompiledProgram(Path jar, String mainClass) {
    private static final int NAME_DIGITS = 16;

    /**
     * Returns the program, after compiling it unless that has been done with the same text, Java and libraries.
     *
     * @param classPath where the classes are that it may use
     */
    static CompiledProgram of(SourceFile source, List<Path> classPath, JarCache cache) {
        try {
            String name = "%s-%s.jar".formatted(source.name(), digest(source, classPath));
            Path jar = cache.jar(name, file -> new ProgramCompiler(classPath).compile(source, file));
            try (JarFile read = new JarFile(jar.toFile())) {
                return new CompiledProgram(
                        jar, read.getManifest().getMainAttributes().getValue(Attributes.Name.MAIN_CLASS));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String digest(SourceFile source, List<Path> classPath) throws IOException {
        StringBuilder all = new StringBuilder("%s\n".formatted(Runtime.version()));
        for (Path library : classPath) { // each may be built again under its name
            BasicFileAttributes file = Files.readAttributes(library, BasicFileAttributes.class);
            all.append("%s %d %s\n".formatted(library, file.size(), file.lastModifiedTime()));
        }
        all.append(source.text());
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(all.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, NAME_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
