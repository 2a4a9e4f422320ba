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
     * Returns the layers, lowest first.
     *
     * @param lowest settings that the properties files override
     * @param submitted the settings that spark-submit was given
     * @param problems where to add a file that cannot be read
     */
    public static List<Settings> of(
            Arguments arguments,
            List<Setting> lowest,
            List<Setting> submitted,
            Variables variables,
            Problems problems) {
        List<Setting> inFiles = new ArrayList<>();
        List<Settings> layers = new ArrayList<>(List.of(Settings.of(lowest)));
        for (String file : arguments.configs()) {
            List<Setting> read = PropertiesFile.read(file, problems);
            inFiles.addAll(read);
            layers.add(Settings.of(read));
        }
        layers.add(Settings.of(notIn(Settings.of(inFiles), submitted, variables)));
        layers.add(Settings.of(arguments.settings()));
        return layers;
    }

    /** Returns the settings of spark-submit, without those from the properties files, which it passes on as well. */
    private static List<Setting> notIn(Settings files, List<Setting> submitted, Variables variables) {
        return submitted.stream()
                .filter(setting -> !setting.isFromSparkSubmit()
                        || files.find(setting.key())
                                .filter(inFile ->
                                        variables.expand(inFile.value()).equals(variables.expand(setting.value())))
                                .isEmpty())
                .toList();
    }
}
