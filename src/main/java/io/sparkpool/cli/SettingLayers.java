package io.sparkpool.cli;

import io.sparkpool.config.Problems;
import io.sparkpool.config.Setting;
import io.sparkpool.config.Settings;
import io.sparkpool.config.Variables;
import java.util.ArrayList;
import java.util.List;

/**
 * Collects the settings of a job in Spark's order of precedence, lowest first: properties files, spark-submit, and the
 * job's own command line.
 */
public final class SettingLayers {
    private SettingLayers() {}

    /**
     * Returns all settings, lowest first.
     *
     * @param lowest settings that count less than the properties files
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
        layers.addAll(besides(Settings.of(files), submitted, variables));
        layers.addAll(arguments.settings());
        return layers;
    }

    /** Returns what spark-submit was given besides the properties files, whose settings it passes on, too. */
    private static List<Setting> besides(Settings files, List<Setting> submitted, Variables variables) {
        return submitted.stream()
                .filter(setting -> files.find(setting.key())
                        .filter(inFile -> variables.expand(inFile.value()).equals(variables.expand(setting.value())))
                        .isEmpty())
                .toList();
    }
}
