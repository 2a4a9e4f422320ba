package io.sparkpool.config;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Keeps secrets out of messages, by the rule of Spark's {@code spark.redaction.regex}: a setting is masked when the
 * pattern is found in its key or in its value.
 */
public final class Redaction {
    private static final String KEY = "spark.redaction.regex";

    /** What Spark shows in place of a secret. */
    public static final String MASK = "*********(redacted)";

    /** Spark's own pattern. */
    public static final Redaction STANDARD = new Redaction(Pattern.compile("(?i)secret|password|token|access[.]?key"));

    private final Pattern pattern;

    private Redaction(Pattern pattern) {
        this.pattern = pattern;
    }

    /** The rule that the settings ask for; a pattern that is none is a problem, and Spark's own is used. */
    static Redaction of(Settings settings, Problems problems) {
        Optional<Setting> custom = settings.find(KEY);
        if (custom.isEmpty()) {
            return STANDARD;
        }
        try {
            return new Redaction(Pattern.compile(custom.get().value()));
        } catch (PatternSyntaxException e) {
            problems.add(
                    "read",
                    custom.get(),
                    "not a regular expression: " + e.getDescription() + "; write one that Java reads");
            return STANDARD;
        }
    }

    /** The setting's value on one line, or the mask. */
    public String shown(Setting setting) {
        return isSecret(setting.key()) || isSecret(setting.value()) ? MASK : onOneLine(setting.value());
    }

    /** The text without what would break its line, or what a terminal would act on. */
    static String onOneLine(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }

    /** Whether a text is to be masked. */
    public boolean isSecret(String text) {
        return pattern.matcher(text).find();
    }
}
