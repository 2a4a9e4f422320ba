package io.sparkpool.config;

import java.util.Map;
import java.util.Objects;

/**
 * An option of the job's command line that sets a key, and possibly others along with it.
 *
 * @param letter the option's short name, or an empty text if it has none
 * @param name the option's long name, without dashes
 * @param argument what the help calls its value
 * @param omitted the value that is meant if none is given; an empty text if there has to be one
 * @param expansion what the option sets
 * @param onceOnly what to do instead of giving the option several times; an empty text if that is allowed
 */
public record ValueOption(
        String letter, String name, String argument, String omitted, Expansion expansion, String onceOnly) {
    /** Turns the value of an option into settings. */
    @FunctionalInterface
    public interface Expansion {
        /**
         * Returns the values that the option sets, by the names of their keys.
         *
         * @throws IllegalArgumentException if the value cannot be read; the message says why and how to fix it
         */
        Map<String, String> apply(String value);
    }

    /** Checks that nothing is missing. */
    public ValueOption {
        Objects.requireNonNull(letter, "letter is null");
        Objects.requireNonNull(name, "name is null");
        Objects.requireNonNull(argument, "argument is null");
        Objects.requireNonNull(omitted, "omitted is null");
        Objects.requireNonNull(expansion, "expansion is null");
        Objects.requireNonNull(onceOnly, "onceOnly is null");
    }

    /** Reads an option as the help shows it, for example {@code -f, --function NAME}. */
    static ValueOption of(String usage, Expansion expansion, String onceOnly) {
        String letter = usage.startsWith("--") ? "" : usage.substring(1, 2);
        int name = usage.indexOf("--") + 2;
        int argument = usage.indexOf(' ', name);
        return new ValueOption(
                letter, usage.substring(name, argument), usage.substring(argument + 1), "", expansion, onceOnly);
    }

    /** Returns the option with a value that is meant if none is given. */
    ValueOption withValue(String whenOmitted) {
        return new ValueOption(letter, name, argument, whenOmitted, expansion, onceOnly);
    }

    /** Returns the option as a user types it. */
    public String typed() {
        return "--" + name;
    }
}
