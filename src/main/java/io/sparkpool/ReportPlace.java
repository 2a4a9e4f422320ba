package io.sparkpool;

import io.sparkpool.config.Key;
import io.sparkpool.config.Problems;
import io.sparkpool.config.Setting;
import io.sparkpool.config.Settings;
import io.sparkpool.submit.DriverLocation;
import java.net.URI;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where the driver writes what it reports of a run.
 *
 * @param runs the directory for the reports of all runs; empty if this run has none
 * @param openLineage the file for events of OpenLineage, if they are wanted
 */
record ReportPlace(Optional<Path> runs, Optional<Path> openLineage) {
    private static final String OFF = "off";

    /** A URI; one letter before the colon is part of a name. */
    private static final Pattern URI_SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:.*", Pattern.DOTALL);

    /** Checks that nothing is missing. */
    ReportPlace {
        Objects.requireNonNull(runs, "runs is null");
        Objects.requireNonNull(openLineage, "openLineage is null");
    }

    /**
     * Returns the place that the settings name. What is wrong with it is added to the problems.
     *
     * @param byDefault the directory for reports if no setting names one
     */
    static ReportPlace of(Settings settings, DriverLocation driver, Optional<Path> byDefault, Problems problems) {
        Optional<Setting> named = directory(settings);
        boolean unset = settings.find(Key.REPORT_PATH.key()).isEmpty();
        Optional<Path> runs = named.flatMap(path -> path(path, driver, ", or set off for no report", problems));
        Optional<Path> openLineage =
                settings.find(Key.OPEN_LINEAGE.key()).flatMap(path -> path(path, driver, "", problems));
        return new ReportPlace(unset ? byDefault : runs, openLineage);
    }

    /** Returns the setting with a directory for reports, if there is one. */
    static Optional<Setting> directory(Settings settings) {
        return settings.find(Key.REPORT_PATH.key()).filter(path -> !path.value().equals(OFF));
    }

    private static Optional<Path> path(Setting setting, DriverLocation driver, String otherwise, Problems problems) {
        Optional<Path> path = Optional.empty();
        String value = setting.value();
        if (value.isEmpty()) {
            problems.add("use", setting, "there is no path to write to; name one" + otherwise);
        } else if (value.startsWith("file:") || !URI_SCHEME.matcher(value).matches()) {
            try {
                path = Optional.of(value.startsWith("file:") ? Path.of(new URI(value)) : Path.of(value));
            } catch (Exception notAPath) {
                problems.add("use", setting, "not a path of this machine; name another" + otherwise);
            }
        } else {
            problems.add(
                    "use",
                    setting,
                    "it is written to the driver's machine, not to another file system; name a path of that machine"
                            + otherwise);
        }
        if (driver != DriverLocation.CLIENT
                && path.filter(found -> !found.isAbsolute()).isPresent()) {
            problems.add(
                    "use",
                    setting,
                    "the driver runs on a machine of the cluster, where a relative path leads elsewhere; give an absolute path"
                            + otherwise);
            return Optional.empty();
        }
        return path;
    }
}
