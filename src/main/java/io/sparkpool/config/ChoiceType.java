package io.sparkpool.config;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A choice among an enum's constants, which are written in lower case. */
record ChoiceType<E extends Enum<E>>(List<E> constants) implements Type<E> {
    @Override
    public E read(String text) {
        return constants.stream()
                .filter(constant -> written(constant).equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "no such value; set " + choices().replace("|", " or ")));
    }

    @Override
    public String choices() {
        return constants.stream().map(ChoiceType::written).collect(Collectors.joining("|"));
    }

    private static String written(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
