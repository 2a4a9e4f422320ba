package io.sparkpool;

import io.sparkpool.cli.Arguments;
import io.sparkpool.cli.SettingLayers;
import io.sparkpool.config.Key;
import io.sparkpool.config.Problems;
import io.sparkpool.config.Setting;
import io.sparkpool.config.Variables;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The settings of jobs that name no properties file, for commands that run no job.
 *
 * @param file the properties file
 * @param environment the environment of this process
 */
record ProjectSettings(Optional<Path> file, Map<String, String> environment) {
    private static final String OFF = "off";

    /** Keeps the file only if it exists. */
    ProjectSettings {
        file = file.filter(Files::exists);
        environment = Map.copyOf(environment);
    }

    /** Returns the settings whose keys begin with a text. Problems with the file are added to the others. */
    Stream<Setting> startingWith(String beginning, Problems problems) {
        List<String> words =
                file.map(path -> List.of("--config", path.toString())).orElse(List.of());
        Variables variables = new Variables(environment);
        return SettingLayers.of(
                        Arguments.parse(words, JobPlan.KEYS, problems), List.of(), List.of(), variables, problems)
                .stream()
                .flatMap(layer -> layer.all().stream())
                .filter(setting -> setting.key().startsWith(beginning))
                .map(setting -> variables.expand(setting, problems));
    }

    /**
     * Returns the directory for reports of runs.
     *
     * @param standard the directory if the file names none
     * @return the directory; empty if there are to be no reports
     */
    Optional<Path> reports(Optional<Path> standard, Problems problems) {
        return startingWith(Key.REPORT_PATH.key(), problems)
                .reduce((earlier, later) -> later)
                .map(setting ->
                        setting.value().equals(OFF) ? Optional.<Path>empty() : Optional.of(path(setting.value())))
                .orElse(standard);
    }

    private static Path path(String value) {
        return value.startsWith("file:") ? Path.of(URI.create(value)) : Path.of(value);
    }
}
