package io.sparkpool.config;

import io.sparkpool.message.OneLine;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Gathers problems, so that all of them are shown at once. Secrets are masked only then, as the rule for that is a
 * setting itself. Not thread-safe.
 */
public final class Problems {
    private final List<Function<Redaction, String>> messages = new ArrayList<>();
    private Redaction redaction = Redaction.STANDARD;

    /** Sets the rule that masks secrets. */
    void redactBy(Redaction rule) {
        redaction = rule;
    }

    /** Adds a problem. */
    public void add(String message) {
        messages.add(rule -> message);
    }

    /**
     * Adds a problem with a setting.
     *
     * @param verb what cannot be done with the setting: {@code read} or {@code use}
     * @param why the reason, and after a semicolon how to fix it
     */
    public void add(String verb, Setting setting, String why) {
        messages.add(rule -> "cannot %s '%s' = '%s' (%s): %s"
                .formatted(verb, setting.key(), rule.shown(setting), setting.origin(), why));
    }

    /** Returns whether there was no problem. */
    public boolean isEmpty() {
        return messages.isEmpty();
    }

    /**
     * Throws all problems at once.
     *
     * @throws ConfigException if there was any problem
     */
    public void throwIfAny() {
        if (!messages.isEmpty()) {
            throw new ConfigException(messages.stream()
                    .map(message -> OneLine.of(message.apply(redaction)))
                    .toList());
        }
    }
}
