package io.sparkpool.learn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageTest {
    @ParameterizedTest
    @CsvSource({"es_ES.UTF-8,ES", "es,ES", "ES_mx,ES", "en_GB,EN", "C.UTF-8,EN", "est,EN", "de_DE,EN", "'',EN"})
    void followsTheLocaleThatTheScriptPasses(String locale, Language language) {
        assertThat(Language.ofLocale(Optional.of(locale), Map.of("LANG", "es"))).isEqualTo(language);
    }

    @Test
    void followsTheEnvironmentWithoutTheScript() {
        assertThat(Language.ofLocale(Optional.empty(), Map.of("LC_ALL", "", "LC_MESSAGES", "es_AR", "LANG", "en")))
                .isEqualTo(Language.ES);
        assertThat(Language.ofLocale(Optional.empty(), Map.of())).isEqualTo(Language.EN);
    }
}
