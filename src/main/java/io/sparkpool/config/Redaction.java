package io.sparkpool.config;

import io.sparkpool.message.OneLine;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Keeps secrets out of messages, by the rule of Spark's {@code spark.redaction.regex}: a setting is masked if the
 * pattern is found in its key, in its value, or in the name of an environment variable that its value contains. The
 * values of the job's own keys are names of files, functions and the like, which may well be called {@code tokens.txt};
 * they are masked only if they have a part of the form {@code password=abc}. Of any other URL with a password before
 * an {@code @}, the password is masked.
 */
public final class Redaction {
    private static final String KEY = "spark.redaction.regex";

    /** The text that Spark shows in place of a secret. */
    public static final String MASK = "*********(redacted)";

    /** Spark's own pattern. */
    public static final Redaction STANDARD = new Redaction(Pattern.compile("(?i)secret|password|token|access[.]?key"));

    /** The characters that separate the options in a URL, or words in a text. */
    private static final Pattern SEPARATORS = Pattern.compile("[?&;,\\s]+");

    /** What precedes a password in a URL, and the password, which may contain a slash unless it looks like a port. */
    private static final Pattern URL_PASSWORD =
            Pattern.compile("(//[^/\\s:@?#]*:)(?:[^\\s/]+|(?!\\d*/)[^\\s@,;'\"]+)(?=@)");

    /** A part such as {@code --password=abc}, whose value may be quoted. */
    private static final Pattern NAMED_VALUE =
            Pattern.compile("([^\\s?&;,='\"]+=)(?:\"[^\"]*\"|'[^']*'|[^\\s?&;,'\"]+)");

    private final Pattern pattern;

    private Redaction(Pattern pattern) {
        this.pattern = pattern;
    }

    /**
     * Returns the rule that the settings ask for. An invalid pattern is added to the problems, and Spark's own is used.
     */
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

    /** Returns the setting's value on one line, or the mask. */
    public String shown(Setting setting) {
        boolean secret = isSecret(setting.key())
                || Variables.names(setting.written()).anyMatch(this::isSecret)
                || (Key.isOurs(setting.key()) ? hasSecretPart(setting.value()) : isSecret(setting.value()));
        return secret ? MASK : OneLine.of(withoutUrlPasswords(setting.value()));
    }

    /** Returns a word of a command line, masked if it is a secret; of {@code KEY=VALUE}, only the value is masked. */
    public String shownWord(String word) {
        String key = word.substring(0, Math.max(0, word.indexOf('=')));
        if (isSecret(key)) {
            return key + "=" + MASK;
        }
        return isSecret(word) ? MASK : withoutUrlPasswords(word);
    }

    /** Returns a text without the passwords in its URLs, and without the values of what is named like a secret. */
    public String shownText(String text) {
        String masked = NAMED_VALUE
                .matcher(text)
                .replaceAll(part ->
                        Matcher.quoteReplacement(isSecret(part.group(1)) ? part.group(1) + MASK : part.group()));
        return withoutUrlPasswords(masked);
    }

    private static String withoutUrlPasswords(String text) {
        return text.contains("//")
                ? URL_PASSWORD.matcher(text).replaceAll("$1" + Matcher.quoteReplacement(MASK))
                : text;
    }

    private boolean hasSecretPart(String value) {
        return SEPARATORS
                .splitAsStream(value)
                .filter(part -> part.contains("="))
                .anyMatch(part -> isSecret(part.substring(0, part.indexOf('='))));
    }

    /** Returns whether a text has to be masked. */
    public boolean isSecret(String text) {
        return pattern.matcher(text).find();
    }
}
