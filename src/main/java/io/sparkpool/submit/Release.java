package io.sparkpool.submit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Properties;

/** The version of spark-pool, which Maven writes to the jar. A jar of a project has a manifest of its own. */
public final class Release {
    private static final String FILE = "/META-INF/maven/io.sparkpool/spark-pool/pom.properties";

    private Release() {}

    /** Returns the version; empty if the classes are not in a jar. */
    public static Optional<String> version() {
        try (InputStream in = Release.class.getResourceAsStream(FILE)) {
            Properties properties = new Properties();
            if (in != null) {
                properties.load(in);
            }
            return Optional.ofNullable(properties.getProperty("version"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
