package io.sparkpool.cli;

import io.sparkpool.config.Keys;
import io.sparkpool.config.Problems;
import io.sparkpool.config.Redaction;
import io.sparkpool.config.Setting;
import io.sparkpool.config.ValueOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.cli.CommandLine;

/** Turns the options of a command line into settings. */
final class OptionSettings {
    private final CommandLine line;
    private final Problems problems;
    private final List<Setting> settings = new ArrayList<>();
    private final Map<String, Setting> byKey = new HashMap<>();

    private OptionSettings(CommandLine line, Problems problems) {
        this.line = line;
        this.problems = problems;
    }

    /** Returns the settings in ascending precedence. Options that contradict each other are added to the problems. */
    static List<Setting> of(CommandLine line, Keys keys, Problems problems) {
        OptionSettings read = new OptionSettings(line, problems);
        Arguments.values(line, JobOptions.DEFINE).forEach(read::define);
        keys.options().forEach(read::add);
        return read.settings;
    }

    private void define(String definition) {
        int equals = definition.indexOf('=');
        if (equals < 1) {
            problems.add("cannot read '%s' (-D): not of the form KEY=VALUE; write for example -D spark.ui.enabled=true"
                    .formatted(Redaction.STANDARD.shownWord(definition)));
        } else {
            settings.add(
                    new Setting(definition.substring(0, equals), definition.substring(equals + 1), Setting.DEFINED));
        }
    }

    /** Adds the settings of an option. If it is given several times, the last value is used. */
    private void add(ValueOption option) {
        if (!line.hasOption(option.name())) {
            return;
        }
        List<String> values = Arguments.values(line, option);
        if (values.size() > 1 && !option.onceOnly().isEmpty()) {
            problems.add("option '%s' is given several times; %s".formatted(option.typed(), option.onceOnly()));
        }
        String value = values.get(values.size() - 1);
        try {
            option.expansion().apply(value).forEach((key, each) -> set(new Setting(key, each, option.typed())));
        } catch (IllegalArgumentException e) {
            problems.add("cannot read '%s' (%s): %s".formatted(value, option.typed(), e.getMessage()));
        }
    }

    private void set(Setting setting) {
        Setting other = byKey.putIfAbsent(setting.key(), setting);
        if (other == null || other.value().equals(setting.value())) {
            settings.add(setting);
        } else {
            problems.add(
                    "options '%s' and '%s' contradict each other, as '%s' would be both '%s' and '%s'; give one of them"
                            .formatted(
                                    other.origin(), setting.origin(), setting.key(), other.value(), setting.value()));
        }
    }
}
