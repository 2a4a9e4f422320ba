package io.sparkpool.learn;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The languages of the course. */
enum Language {
    EN,
    ES;

    /** The system property by which {@code submit.sh} passes the user's locale, as it sets another one for Java. */
    static final String PROPERTY = "sparkpool.locale";

    private static final List<String> VARIABLES = List.of("LC_ALL", "LC_MESSAGES", "LANG");

    /** Returns its code, as in {@code --lang es}. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the language with a code. */
    static Optional<Language> find(String code) {
        return Arrays.stream(values())
                .filter(language -> language.code().equals(code))
                .findFirst();
    }

    /** Returns the language of the user's locale, such as {@code es_MX.UTF-8}; English if the course has no other. */
    static Language ofLocale(Optional<String> property, Map<String, String> environment) {
        return property.or(() -> VARIABLES.stream()
                        .flatMap(name -> Stream.ofNullable(environment.get(name)))
                        .filter(value -> !value.isEmpty())
                        .findFirst())
                .flatMap(locale -> find(locale.split("[^a-zA-Z]", 2)[0].toLowerCase(Locale.ROOT)))
                .orElse(EN);
    }
}
