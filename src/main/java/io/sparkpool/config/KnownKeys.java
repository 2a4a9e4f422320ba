package io.sparkpool.config;

import java.util.List;

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
        String key = setting.key();
        String nearest = Nearest.to(key, Key.all()).orElseThrow();
        if (Key.isReaderOrWriterOption(key)) {
            problems.add("use", setting, "this version has no table formats to pass it to; leave it out");
        } else if ((key + ".").startsWith(Key.PREFIX) && !Key.all().contains(key)) {
            problems.add("use", setting, "no such key; did you mean '%s'?".formatted(nearest));
        } else if (!key.startsWith(Key.PREFIX) && Nearest.slip(key, Key.all()).isPresent()) {
            problems.add("use", setting, "Spark has no such key; did you mean '%s'?".formatted(nearest));
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
