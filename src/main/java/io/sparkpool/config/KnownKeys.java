package io.sparkpool.config;

import io.sparkpool.message.Nearest;
import java.util.Optional;

/** Refuses keys that neither the job nor Spark reads, so that a mistyped key is noticed. */
final class KnownKeys {
    private final Keys keys;
    private final Problems problems;

    private KnownKeys(Keys keys, Problems problems) {
        this.keys = keys;
        this.problems = problems;
    }

    /** Checks the keys of all settings. Unknown ones are added to the problems. */
    static void check(Settings settings, Keys keys, Problems problems) {
        KnownKeys known = new KnownKeys(keys, problems);
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
        if (!keys.contain(setting.key())) {
            String nearest = Nearest.to(setting.key(), keys.like(setting.key())).orElseThrow();
            problems.add("use", setting, "no such key; did you mean '%s'?".formatted(shown(nearest)));
        }
    }

    private String shown(String key) {
        return keys.contain(key) ? key : key + "." + Key.NAME;
    }

    private void checkSparkKey(Setting setting) {
        String key = setting.key();
        Optional<String> meant = Nearest.closeTo(key, keys.like(key));
        if (meant.isPresent()) {
            problems.add("use", setting, "Spark has no such key; did you mean '%s'?".formatted(shown(meant.get())));
        } else if (!key.startsWith("spark.")) {
            problems.add("use", setting, "Spark reads only keys that start with 'spark.'; fix the key or remove it");
        }
    }
}
