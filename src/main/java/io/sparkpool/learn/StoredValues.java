package io.sparkpool.learn;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/** Values that the command remembers in a file. A file that is missing or damaged remembers nothing. */
final class StoredValues {
    private final Path file;

    StoredValues(Path file) {
        this.file = file;
    }

    /** Returns whether the file exists. */
    boolean exist() {
        return Files.isRegularFile(file);
    }

    Optional<String> find(String key) {
        return Optional.ofNullable(read().get(key));
    }

    /** Remembers a value instead of the previous one. */
    void put(String key, String value) {
        Map<String, String> values = read();
        if (!value.equals(values.put(key, value))) {
            write(values);
        }
    }

    private Map<String, String> read() {
        Map<String, String> values = new TreeMap<>();
        try {
            Properties read = new Properties();
            read.load(new StringReader(Files.readString(file)));
            read.stringPropertyNames().forEach(name -> values.put(name, read.getProperty(name)));
        } catch (NoSuchFileException | IllegalArgumentException | CharacterCodingException e) {
            // remembers nothing
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return values;
    }

    private void write(Map<String, String> values) {
        StringBuilder lines = new StringBuilder();
        values.forEach((key, value) ->
                lines.append(key).append('=').append(escaped(value)).append('\n'));
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
            Files.writeString(unfinished, lines);
            Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace("\n", "\\n").replaceFirst("^ ", "\\\\ ");
    }
}
