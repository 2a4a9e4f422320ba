package io.sparkpool.config;

import java.util.List;
import java.util.Optional;

/** Refuses keys that neither the job nor Spark reads, so that a mistyped key is noticed. */
final class KnownKeys {
    private final List<String> names;
    private final Problems problems;

    private KnownKeys(List<String> names, Problems problems) {
        this.names = names;
        this.problems = problems;
    }

    /** Checks the keys of all settings. Unknown ones are added to the problems. */
    static void check(Settings settings, Keys keys, Problems problems) {
        KnownKeys known = new KnownKeys(keys.names(), problems);
        settings.all().forEach(known::check);
    }

    private void check(Setting setting) {
        if (Key.isOurs(setting.key())) {
            checkJobKey(setting);
        } else {
            checkSparkKey(setting);
        }
    }

    private void checkJobKey(Setting setting) {
        if (!names.contains(setting.key())) {
            String nearest = Nearest.to(setting.key(), names).orElseThrow();
            problems.add("use", setting, "no such key; did you mean '%s'?".formatted(nearest));
        }
    }

    private void checkSparkKey(Setting setting) {
        String key = setting.key();
        Optional<String> meant = Nearest.closeTo(key, names);
        if (meant.isPresent()) {
            problems.add("use", setting, "Spark has no such key; did you mean '%s'?".formatted(meant.get()));
        } else if (!key.startsWith("spark.")) {
            problems.add("use", setting, "Spark reads only keys that start with 'spark.'; fix the key or remove it");
        }
    }
}
