package io.sparkpool.config;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads an {@link ErrorConfig} out of settings. */
final class ErrorConfigReader {
    private final Settings settings;
    private final Problems problems;

    ErrorConfigReader(Settings settings, Problems problems) {
        this.settings = settings;
        this.problems = problems;
    }

    ErrorConfig read() {
        return new ErrorConfig(quarantine(), (int) count(Key.RETRIES, 0, Integer.MAX_VALUE), inputTimeout());
    }

    private Optional<ErrorConfig.Quarantine> quarantine() {
        Setting policy = settings.find(Key.ON_ERROR.key()).orElseThrow();
        long maxErrors = count(Key.MAX_ERRORS, Long.MAX_VALUE, Long.MAX_VALUE);
        switch (policy.value()) {
            case "quarantine" -> {
                return find(Key.ON_ERROR_PATH)
                        .or(() -> noPath(policy))
                        .filter(this::isFile)
                        .map(path -> new ErrorConfig.Quarantine(path, maxErrors));
            }
            case "fail" ->
                List.of(Key.ON_ERROR_PATH, Key.MAX_ERRORS).forEach(key -> refuseWithoutQuarantine(key, policy));
            default -> problems.add("use", policy, "not a policy; set fail or quarantine");
        }
        return Optional.empty();
    }

    private boolean isFile(Setting path) {
        if (path.value().isEmpty()) {
            problems.add("use", path, "there is no file for the failing inputs; name one");
        } else if (path.value().equals("-")) {
            problems.add("use", path, "standard output is for the outputs; name a file");
        }
        return !path.value().isEmpty();
    }

    private Optional<Setting> noPath(Setting policy) {
        problems.add(
                "use",
                policy,
                "there is no file for the failing inputs; set '%s' to one".formatted(Key.ON_ERROR_PATH.key()));
        return Optional.empty();
    }

    /** What the properties file says is overruled by the command line; what was said along with it is a mistake. */
    private void refuseWithoutQuarantine(Key key, Setting policy) {
        find(key)
                .filter(setting -> setting.isOption() || !policy.isOption())
                .ifPresent(setting -> problems.add(
                        "use",
                        setting,
                        "the first failing input ends the job; leave it out, or set '%s' to quarantine"
                                .formatted(Key.ON_ERROR.key())));
    }

    private long count(Key key, long defaultValue, long most) {
        Optional<Setting> setting = find(key);
        if (setting.isEmpty()) {
            return defaultValue;
        }
        try {
            long count = Long.parseLong(setting.get().value());
            if (count >= 0 && count <= most) {
                return count;
            }
        } catch (NumberFormatException e) {
            // what is no number is refused as one out of range is
        }
        problems.add("read", setting.get(), "not a whole number from 0 to %d; set one".formatted(most));
        return defaultValue;
    }

    private Duration inputTimeout() {
        return find(Key.INPUT_TIMEOUT)
                .flatMap(setting -> Durations.read(setting, problems))
                .orElse(Duration.ZERO);
    }

    private Optional<Setting> find(Key key) {
        return settings.find(key.key());
    }
}
