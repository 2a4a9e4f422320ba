package io.sparkpool.config;

import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Substitutes environment variables in values: {@code ${env:NAME}} stands for the variable {@code NAME}. spark-submit
 * passes such values on as they are, so the job expands all settings that it reads, whatever their origin.
 */
public final class Variables {
    private static final String START = "${env:";
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{env:([^}]*)}");

    private final Map<String, String> environment;

    /** Creates an object that substitutes the variables of an environment. */
    public Variables(Map<String, String> environment) {
        this.environment = environment;
    }

    /** Returns the setting with its variables substituted. One that is not set is added to the problems. */
    public Setting expand(Setting setting, Problems problems) {
        names(setting.value())
                .filter(name -> !environment.containsKey(name))
                .forEach(name -> problems.add(
                        "read",
                        setting,
                        "the environment variable '%s' is not set; set it, or write the value itself".formatted(name)));
        return expand(setting);
    }

    /** Returns the setting with its variables substituted, except those that are not set. */
    public Setting expand(Setting setting) {
        return setting.value().contains(START)
                ? new Setting(setting.key(), expand(setting.value()), setting.origin(), setting.written())
                : setting;
    }

    /** Returns a value with its variables substituted, except those that are not set. */
    public String expand(String value) {
        return value.contains(START)
                ? VARIABLE.matcher(value).replaceAll(found -> Matcher.quoteReplacement(valueOf(found)))
                : value;
    }

    private String valueOf(MatchResult variable) {
        return environment.getOrDefault(variable.group(1), variable.group());
    }

    /** Returns whether there is a variable in a value. */
    static boolean isIn(String value) {
        return names(value).findAny().isPresent();
    }

    /** Returns the names of the variables in a value. */
    static Stream<String> names(String value) {
        return value.contains(START) ? VARIABLE.matcher(value).results().map(found -> found.group(1)) : Stream.empty();
    }
}
