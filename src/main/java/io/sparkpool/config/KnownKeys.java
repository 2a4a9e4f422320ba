package io.sparkpool.config;

import java.util.List;
import java.util.Optional;

/** Finds keys that nobody would read: a mistyped key must not pass in silence. */
final class KnownKeys {
    /** Java has read these when the job's own command line is read. */
    private static final List<String> TOO_LATE = List.of(
            "spark.driver.memory",
            "spark.driver.extraJavaOptions",
            "spark.driver.defaultJavaOptions",
            "spark.driver.extraClassPath",
            "spark.driver.extraLibraryPath",
            "spark.submit.deployMode",
            "spark.jars",
            "spark.jars.packages");

    private KnownKeys() {}

    static void check(Settings settings, Problems problems) {
        settings.all().forEach(setting -> check(setting, problems));
    }

    private static void check(Setting setting, Problems problems) {
        if (Key.isOurs(setting.key())) {
            checkOurs(setting, problems);
        } else {
            checkSparks(setting, problems);
        }
    }

    private static void checkOurs(Setting setting, Problems problems) {
        String key = setting.key();
        if (Key.isReaderOrWriterOption(key)) {
            problems.add("use", setting, "this version has no table formats to pass it to; leave it out");
        } else if (!Key.all().contains(key)) {
            String nearest = Nearest.to(key, Key.all()).orElseThrow();
            problems.add("use", setting, "no such key; did you mean '%s'?".formatted(nearest));
        }
    }

    private static void checkSparks(Setting setting, Problems problems) {
        String key = setting.key();
        Optional<String> meant = Nearest.slip(key, Key.all());
        if (meant.isPresent()) {
            problems.add("use", setting, "Spark has no such key; did you mean '%s'?".formatted(meant.get()));
        } else if (!key.startsWith("spark.")) {
            problems.add("use", setting, "Spark reads only keys that start with 'spark.'; mend the key or take it out");
        } else if (setting.origin().equals(Setting.JOB_LINE) && TOO_LATE.contains(key)) {
            problems.add(
                    "use",
                    setting,
                    "the driver runs already; set it in the properties file, or after --: --conf %s=VALUE"
                            .formatted(key));
        }
    }
}
