package io.sparkpool.cli;

import io.sparkpool.config.Problems;
import io.sparkpool.config.Setting;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;

/** Reads a Spark properties file as spark-submit does: Java's properties format, UTF-8. */
final class PropertiesFile {
    private PropertiesFile() {}

    /** Returns the settings in a file. A file that cannot be read is added to the problems. */
    static List<Setting> read(String file, Problems problems) {
        Properties properties = new Properties();
        if (file.isEmpty()) {
            problems.add(cannotRead(file, "there is no name; name a file"));
            return List.of();
        }
        try (Reader reader = Files.newBufferedReader(Path.of(file), StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (NoSuchFileException e) {
            problems.add(cannotRead(file, "no such file; name one that exists"));
        } catch (IOException | InvalidPathException e) {
            problems.add(cannotRead(
                    file,
                    e.getClass().getSimpleName() + ": " + e.getMessage()
                            + "; name a properties file in UTF-8 that you may read"));
        } catch (IllegalArgumentException e) {
            problems.add(cannotRead(file, e.getMessage() + "; write a backslash as \\\\"));
        }
        return properties.stringPropertyNames().stream()
                .map(key -> new Setting(key, properties.getProperty(key), file))
                .toList();
    }

    private static String cannotRead(String file, String why) {
        return "cannot read the properties file '%s' (--config): %s".formatted(file, why);
    }
}
