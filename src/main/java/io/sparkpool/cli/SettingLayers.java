package io.sparkpool.cli;

import io.sparkpool.config.Problems;
import io.sparkpool.config.Setting;
import io.sparkpool.config.Settings;
import io.sparkpool.config.Variables;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/**
 * Collects the settings of a job in Spark's order of precedence, lowest first: properties files, spark-submit, and the
 * job's own command line.
 */
public final class SettingLayers {
    /** The system property that submit.sh sets to the directory of the project. */
    private static final String HOME = "sparkpool.home";

    private SettingLayers() {}

    /**
     * Returns all settings, lowest first.
     *
     * @param submitted system properties, among which spark-submit puts the settings that it was given
     * @param problems where to add a file that cannot be read
     */
    public static List<Setting> of(Arguments arguments, Properties submitted, Variables variables, Problems problems) {
        List<Setting> layers = new ArrayList<>();
        files(arguments, submitted).forEach(file -> layers.addAll(PropertiesFile.read(file, problems)));
        layers.addAll(submitted(submitted, Settings.of(layers), variables));
        layers.addAll(arguments.settings());
        return layers;
    }

    /** Returns the properties files: those that are named, else the one of the project. */
    private static List<String> files(Arguments arguments, Properties submitted) {
        String home = submitted.getProperty(HOME);
        return arguments.configs().isEmpty() && home != null
                ? List.of(Path.of(home, "conf", "job.properties").toString())
                : arguments.configs();
    }

    /** Returns what spark-submit was given besides the properties files, whose settings it passes on, too. */
    private static List<Setting> submitted(Properties submitted, Settings files, Variables variables) {
        return submitted.stringPropertyNames().stream()
                .filter(key -> key.startsWith("spark."))
                .map(key -> new Setting(key, submitted.getProperty(key), Setting.SPARK_SUBMIT))
                .filter(setting -> files.find(setting.key())
                        .filter(inFile -> variables.expand(inFile.value()).equals(variables.expand(setting.value())))
                        .isEmpty())
                .toList();
    }
}
