package io.sparkpool.cli;

import io.sparkpool.config.Problems;
import io.sparkpool.config.Setting;
import io.sparkpool.config.Settings;
import io.sparkpool.config.Variables;
import java.util.ArrayList;
import java.util.List;

/**
 * Collects the settings of a job in Spark's order of precedence, lowest first: properties files, spark-submit's
 * options, and the job's own options.
 */
public final class SettingLayers {
    private SettingLayers() {}

    /**
     * Returns all settings, lowest first.
     *
     * @param lowest settings that the properties files override
     * @param submitted the settings that spark-submit was given
     * @param problems where to add a file that cannot be read
     */
    public static List<Setting> of(
            Arguments arguments,
            List<Setting> lowest,
            List<Setting> submitted,
            Variables variables,
            Problems problems) {
        List<Setting> files = new ArrayList<>();
        arguments.configs().forEach(file -> files.addAll(PropertiesFile.read(file, problems)));
        List<Setting> layers = new ArrayList<>(lowest);
        layers.addAll(files);
        layers.addAll(notIn(Settings.of(files), submitted, variables));
        layers.addAll(arguments.settings());
        return layers;
    }

    /** Returns the settings of spark-submit, without those from the properties files, which it passes on as well. */
    private static List<Setting> notIn(Settings files, List<Setting> submitted, Variables variables) {
        return submitted.stream()
                .filter(setting -> files.find(setting.key())
                        .filter(inFile -> variables.expand(inFile.value()).equals(variables.expand(setting.value())))
                        .isEmpty())
                .toList();
    }
}
