package io.sparkpool.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypeTest {
    private static final Type<Duration> DURATION = Type.duration(Duration.ofMillis(1));

    @ParameterizedTest
    @CsvSource({"1, 1", "64m, 67108864", "64 MB, 67108864", "2k, 2048", "3b, 3", "1g, 1073741824", "1T, 1099511627776"})
    void aSizeIsANumberAndAUnitOfSparks(String text, long bytes) {
        assertThat(Type.bytes().read(text)).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "0m", "m", "-1", "1.5g", "64mm", "1  m", "9999999t", "1234567890123456"})
    void otherTextsAreNoSizes(String text) {
        assertRefused(Type.bytes(), text, "not a size of at least one byte; write for example 64m or 1g");
    }

    @ParameterizedTest
    @CsvSource({
        "1000us, PT0.001S",
        "500ms, PT0.5S",
        "30s, PT30S",
        "30 s, PT30S",
        "030s, PT30S",
        "2m, PT2M",
        "5min, PT5M",
        "1h, PT1H",
        "3d, PT72H",
        "10000d, PT240000H",
        "240000h, PT240000H",
        "999999999us, PT999.999999S"
    })
    void aDurationIsANumberAndAUnitOfSparks(String text, Duration duration) {
        assertThat(DURATION.read(text)).isEqualTo(duration);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "30",
                "s",
                "0s",
                "00us",
                "999us",
                "-5s",
                "+5s",
                "1.5s",
                "5 weeks",
                "5S",
                "30  s",
                "1h30m",
                "10001d",
                "240001h",
                "1000000000us",
                "99999999999999999999d",
                "\u0663s",
                "soon"
            })
    void otherTextsAreNoDurations(String text) {
        assertRefused(
                DURATION,
                text,
                "not a time of at least 1000us and at most 10000 days; write for example 500ms, 30s or 5min");
    }

    @Test
    void aDurationIsAtLeastTheShortest() {
        Type<Duration> seconds = Type.duration(Duration.ofSeconds(1));
        assertThat(seconds.read("1000ms")).isEqualTo(Duration.ofSeconds(1));
        assertRefused(
                seconds, "999ms", "not a time of at least 1s and at most 10000 days; write for example 30s or 5min");
    }

    @ParameterizedTest
    @CsvSource({"-2, -2", "0, 0", "007, 7", "+5, 5", "9223372036854775807, 9223372036854775807"})
    void anIntegerIsInItsRange(String text, long number) {
        assertThat(Type.integer(-2, Long.MAX_VALUE).read(text)).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-3", "9223372036854775808", "", "1.0", "1e3", "zero", "1_000"})
    void otherTextsAreNoIntegers(String text) {
        assertRefused(
                Type.integer(-2, Long.MAX_VALUE), text, "not a whole number from -2 to 9223372036854775807; set one");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "65", "4294967297", "many"})
    void anIntegerOfTheTypeIntIsInItsRange(String text) {
        assertThat(Type.integer(1, 64).read("64")).isEqualTo(64);
        assertRefused(Type.integer(1, 64), text, "not a whole number from 1 to 64; set one");
    }

    @Test
    void aChoiceIsAmongConstantsInLowerCase() {
        Type<OnError> choice = Type.choice(OnError.values());
        assertThat(choice.read("quarantine")).isEqualTo(OnError.QUARANTINE);
        assertThat(choice.choices()).isEqualTo("fail|quarantine");
        assertRefused(choice, "FAIL", "no such value; set fail or quarantine");
        assertRefused(choice, "", "no such value; set fail or quarantine");
    }

    @Test
    void aTextIsAnything() {
        assertThat(Type.text().read("")).isEmpty();
        assertThat(Type.text().read(" a ")).isEqualTo(" a ");
        assertThat(Type.text().choices()).isEmpty();
    }

    private static void assertRefused(Type<?> type, String text, String why) {
        assertThatThrownBy(() -> type.read(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(why);
    }
}
