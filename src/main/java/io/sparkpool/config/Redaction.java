package io.sparkpool.config;

import io.sparkpool.message.OneLine;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Keeps secrets out of messages, by the rule of Spark's {@code spark.redaction.regex}: a setting is masked when the
 * pattern is found in its key or in its value. The values of the job's own keys are names of files, functions and the
 * like, which may well be called {@code tokens.txt}; they are masked only where they have a part of the form {@code
 * password=abc}.
 */
public final class Redaction {
    private static final String KEY = "spark.redaction.regex";

    /** What Spark shows in place of a secret. */
    public static final String MASK = "*********(redacted)";

    /** Spark's own pattern. */
    public static final Redaction STANDARD = new Redaction(Pattern.compile("(?i)secret|password|token|access[.]?key"));

    /** What stands between the options in a URL, or in text. */
    private static final Pattern PARTS = Pattern.compile("[?&;,\\s]+");

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
        boolean secret = isSecret(setting.key())
                || (Key.isOurs(setting.key()) ? hasSecretPart(setting.value()) : isSecret(setting.value()));
        return secret ? MASK : OneLine.of(setting.value());
    }

    /** A word of a command line; of a definition {@code KEY=VALUE} without its {@code -D} only the key, if that is secret. */
    public String shownWord(String word) {
        String key = word.substring(0, Math.max(0, word.indexOf('=')));
        if (isSecret(key)) {
            return key + "=" + MASK;
        }
        return isSecret(word) ? MASK : word;
    }

    private boolean hasSecretPart(String value) {
        return PARTS.splitAsStream(value)
                .filter(part -> part.contains("="))
                .anyMatch(part -> isSecret(part.substring(0, part.indexOf('='))));
    }

    /** Whether a text is to be masked. */
    public boolean isSecret(String text) {
        return pattern.matcher(text).find();
    }
}
