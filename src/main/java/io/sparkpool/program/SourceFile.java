package io.sparkpool.program;

import io.sparkpool.config.ConfigException;
import io.sparkpool.message.MessageText;
import io.sparkpool.message.Nearest;
import io.sparkpool.message.StrictDecoder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The source of a program in one file.
 *
 * @param path the file, as the user named it
 * @param text its text
 */
record SourceFile(Path path, String text) {
    private static final String EXTENSION = ".java";
    private static final String SEVERAL = "a program of several files is a project, see ./submit.sh new --help";

    /**
     * Reads a file.
     *
     * @throws ConfigException if it is not the source of a program
     */
    static SourceFile read(String name) {
        Path path = Path.of(name);
        if (Files.isDirectory(path)) {
            throw refused(path, "is a directory; give one file that ends with .java: " + SEVERAL);
        }
        if (Files.notExists(path)) {
            throw refused(path, "does not exist" + meant(path));
        }
        if (!name.endsWith(EXTENSION)) {
            throw refused(path, "is not the source of a Java program; give a file that ends with .java");
        }
        return new SourceFile(path, text(path));
    }

    private static String meant(Path path) {
        Path directory = path.toAbsolutePath().getParent();
        try (Stream<Path> files = Files.list(directory)) {
            List<String> programs = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(EXTENSION))
                    .sorted()
                    .toList();
            String name = path.getFileName().toString();
            return Nearest.closeTo(name, programs)
                    .or(() -> Nearest.closeTo(name + EXTENSION, programs))
                    .map(found -> "; did you mean %s?".formatted(MessageText.of(path.resolveSibling(found))))
                    .orElse("; give a file that ends with .java");
        } catch (IOException noDirectory) {
            return "; there is no directory %s either".formatted(MessageText.of(directory));
        }
    }

    private static String text(Path path) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(path));
            try {
                return StrictDecoder.decode(bytes, StandardCharsets.UTF_8);
            } catch (CharacterCodingException e) {
                String before = new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
                throw refused(
                        path,
                        "is not text in UTF-8: line %d has other bytes; save it as UTF-8"
                                .formatted(before.lines().count()));
            }
        } catch (IOException e) {
            throw refused(path, "cannot be read: %s; check its permissions".formatted(MessageText.ofThrowable(e)));
        }
    }

    private static ConfigException refused(Path path, String why) {
        return new ConfigException(List.of("%s %s".formatted(MessageText.of(path), why)));
    }

    /** Returns the file of another class that the program uses, if it lies beside it. */
    boolean hasBeside(String className) {
        return Files.exists(path.toAbsolutePath().resolveSibling(className + EXTENSION));
    }

    /** Returns the name of the file without its ending. */
    String name() {
        String name = path.getFileName().toString();
        return name.substring(0, name.length() - EXTENSION.length());
    }
}
