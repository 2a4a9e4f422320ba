package io.sparkpool.submit;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** The directory for the reports of runs, unless a setting names another. A system property passes it to child processes. */
final class RunsDirectory {
    private static final String PROPERTY = "sparkpool.runs";

    private RunsDirectory() {}

    /** Chooses the directory, and sets the system property. */
    static void choose(Path target, Map<String, String> environment) {
        OwnDirectory directory = OwnDirectory.find(target, environment);
        if (directory.obstacle().isEmpty()) {
            System.setProperty(PROPERTY, directory.path().resolve("runs").toString());
        }
    }

    /** Returns the directory that system properties name. */
    static Optional<Path> find(Properties properties) {
        return Optional.ofNullable(properties.getProperty(PROPERTY)).map(Path::of);
    }

    /** Returns the options of Java for a child process. */
    static List<String> options() {
        return find(System.getProperties()).map(runs -> "-D%s=%s".formatted(PROPERTY, runs)).stream()
                .toList();
    }
}
