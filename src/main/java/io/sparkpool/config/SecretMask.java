package io.sparkpool.config;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Masks secrets in texts that are kept, such as the words of a command line.
 *
 * @param redaction the rule for words that show by themselves that they are secrets
 * @param values the values of settings that are secrets, which are masked wherever they are
 */
public record SecretMask(Redaction redaction, List<String> values) {
    /** A shorter text is masked only where it is all of a word, as it may be in other words by chance. */
    private static final int MIN_CHARACTERS = 4;

    /** Values of settings such as {@code spark.my.token.enabled}, which are no secrets. */
    private static final Set<String> SWITCHES = Set.of("true", "false");

    /** Copies the list. */
    public SecretMask {
        Objects.requireNonNull(redaction, "redaction is null");
        values = List.copyOf(values);
    }

    /** Returns the mask for the secrets among the settings. */
    public static SecretMask of(JobConfig config) {
        List<String> secrets = config.settings().all().stream()
                .filter(setting -> config.redaction().shown(setting).equals(Redaction.MASK))
                .flatMap(setting -> Stream.of(setting.value(), setting.written()))
                .filter(value -> !value.isEmpty() && !SWITCHES.contains(value))
                .distinct()
                .toList();
        return new SecretMask(config.redaction(), secrets);
    }

    /** Returns the words of a command line without its secrets. */
    public List<String> words(List<String> words) {
        return words.stream().map(redaction::shownWord).map(this::word).toList();
    }

    private String word(String word) {
        String value = word.substring(word.indexOf('=') + 1);
        if (values.contains(value)) {
            return word.substring(0, word.length() - value.length()) + Redaction.MASK;
        }
        return text(word);
    }

    /** Returns a text without the secrets that can be recognized in it. */
    public String text(String text) {
        String masked = text;
        for (String value : values) {
            masked = value.length() < MIN_CHARACTERS ? masked : masked.replace(value, Redaction.MASK);
        }
        return redaction.shownText(masked);
    }
}
