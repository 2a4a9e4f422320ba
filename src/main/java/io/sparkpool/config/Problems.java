package io.sparkpool.config;

import io.sparkpool.message.OneLine;
import java.util.ArrayList;
import java.util.List;

/** Gathers problems, so that all of them are shown at once, with secrets masked. Not thread-safe. */
public final class Problems {
    private final List<String> messages = new ArrayList<>();
    private Redaction redaction = Redaction.STANDARD;

    /** Masks secrets by this rule from now on. */
    void redactBy(Redaction rule) {
        redaction = rule;
    }

    /** Adds a problem. */
    public void add(String message) {
        messages.add(OneLine.of(message));
    }

    /**
     * Adds a problem with a setting.
     *
     * @param verb what cannot be done with the setting: {@code read} or {@code use}
     * @param why the reason, and after a semicolon how to fix it
     */
    public void add(String verb, Setting setting, String why) {
        add("cannot %s '%s' = '%s' (%s): %s"
                .formatted(verb, setting.key(), redaction.shown(setting), setting.origin(), why));
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
            throw new ConfigException(messages);
        }
    }
}
