package io.sparkpool.report.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgressTextTest {
    private static final Snapshot USUAL = new Snapshot(
            4352,
            OptionalLong.of(100_000),
            0,
            OptionalDouble.of(1234.4),
            Duration.ofSeconds(12),
            Optional.of(Duration.ofSeconds(303)),
            Optional.empty());

    private static final Snapshot TROUBLED = new Snapshot(
            4352,
            OptionalLong.of(100_000),
            2,
            OptionalDouble.of(0),
            Duration.ofSeconds(52),
            Optional.of(Duration.ofHours(5)),
            Optional.of(new Snapshot.HeldUp(17, 4352, Duration.ofSeconds(38))));

    private static final Snapshot ENDLESS = new Snapshot(
            4352,
            OptionalLong.empty(),
            0,
            OptionalDouble.empty(),
            Duration.ofMinutes(3),
            Optional.empty(),
            Optional.empty());

    private final ProgressText text = new ProgressText(ProgressText.Colors.OFF);

    @Test
    void aLineSaysWhatIsKnown() {
        assertThat(ProgressText.plain(USUAL))
                .isEqualTo("spark-pool: 4,352 of 100,000 inputs mapped (4 %), 1,234/s, 12 s elapsed, 5 min 03 s left");
        assertThat(ProgressText.plain(TROUBLED))
                .isEqualTo("spark-pool: 4,352 of 100,000 inputs mapped (4 %), 0/s, 52 s elapsed, 5 h 00 min left,"
                        + " 2 failed, waiting for chunk 17 at index 4,352, 38 s");
        assertThat(ProgressText.plain(ENDLESS)).isEqualTo("spark-pool: 4,352 inputs mapped, 3 min 00 s elapsed");
    }

    @Test
    void theBarTakesTheRoomThatTheNumbersLeave() {
        assertThat(text.bar(USUAL, 80))
                .isEqualTo("[>             ]  4 %  4,352 of 100,000  1,234/s  12 s elapsed  5 min 03 s left");
        assertThat(text.bar(USUAL, 200))
                .isEqualTo("[=>" + " ".repeat(38) + "]  4 %  4,352 of 100,000  1,234/s  12 s elapsed  5 min 03 s left");
    }

    @Test
    void aFullBarHasNoPoint() {
        Snapshot full = new Snapshot(
                5,
                OptionalLong.of(5),
                0,
                OptionalDouble.empty(),
                Duration.ofSeconds(1),
                Optional.empty(),
                Optional.empty());
        assertThat(text.bar(full, 44)).isEqualTo("[=============]  100 %  5 of 5  1 s elapsed");
    }

    @Test
    void whereThereIsNoRoomTheLeastImportantNumbersAreLeftOut() {
        assertThat(text.bar(TROUBLED, 120))
                .isEqualTo("4 %  4,352 of 100,000  0/s  52 s elapsed  5 h 00 min left  2 failed"
                        + "  waiting for chunk 17 at index 4,352, 38 s");
        assertThat(text.bar(TROUBLED, 80))
                .isEqualTo("4 %  4,352 of 100,000  2 failed  waiting for chunk 17 at index 4,352, 38 s");
        assertThat(text.bar(TROUBLED, 40)).isEqualTo("4 %  waiting for chunk 17, 38 s");
        assertThat(text.bar(TROUBLED, 50)).isEqualTo("4 %  4,352 of 100,000  waiting for chunk 17, 38 s");
        assertThat(text.bar(TROUBLED, 30)).isEqualTo("waiting for chunk 17, 38 s");
        assertThat(text.bar(TROUBLED, 22)).isEqualTo("4 %  4,352 of 100,000");
        assertThat(text.bar(USUAL, 30)).isEqualTo("4 %  4,352 of 100,000");
        assertThat(text.bar(USUAL, 40)).isEqualTo("4 %  4,352 of 100,000  5 min 03 s left");
        assertThat(text.bar(USUAL, 12)).isEqualTo("4 %");
        assertThat(text.bar(ENDLESS, 4)).isEqualTo("4,3");
        assertThat(text.bar(USUAL, 0)).isEmpty();
    }

    @Test
    void theLineIsShorterThanTheTerminalIsWide() {
        for (Snapshot snapshot : new Snapshot[] {USUAL, TROUBLED, ENDLESS}) {
            assertThat(IntStream.rangeClosed(1, 250).boxed())
                    .allSatisfy(
                            columns -> assertThat(text.bar(snapshot, columns)).hasSizeLessThan(columns));
        }
    }

    @Test
    void withoutANumberOfInputsThereIsNoBar() {
        assertThat(text.bar(ENDLESS, 80)).isEqualTo("4,352  3 min 00 s elapsed");
    }

    @Test
    void colorsTakeNoRoom() {
        ProgressText colored = new ProgressText(ProgressText.Colors.ON);
        assertThat(IntStream.rangeClosed(1, 250).boxed())
                .allSatisfy(columns -> assertThat(colored.bar(TROUBLED, columns).replaceAll("\033\\[[0-9]*m", ""))
                        .isEqualTo(text.bar(TROUBLED, columns)));
        assertThat(colored.bar(TROUBLED, 40)).isEqualTo("4 %  \033[33mwaiting for chunk 17, 38 s\033[m");
    }

    @ParameterizedTest
    @CsvSource({"0, 1 s", "1, 1 s", "1000, 1 s", "1001, 2 s", "59500, 1 min 00 s"})
    void whatIsLeftIsRoundedUpAndNeverNothing(long millis, String expected) {
        Snapshot snapshot = new Snapshot(
                7,
                OptionalLong.of(8),
                0,
                OptionalDouble.empty(),
                Duration.ofSeconds(9),
                Optional.of(Duration.ofMillis(millis)),
                Optional.empty());
        assertThat(ProgressText.plain(snapshot)).endsWith(", 9 s elapsed, %s left".formatted(expected));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 s",
        "59, 59 s",
        "60, 1 min 00 s",
        "3599, 59 min 59 s",
        "3600, 1 h 00 min",
        "86399, 23 h 59 min",
        "90000, 1 d 01 h"
    })
    void timesHaveTwoUnits(long seconds, String expected) {
        assertThat(ProgressText.time(Duration.ofSeconds(seconds))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"0, 0/s", "1234567.8, '1,234,568/s'", "9.96, 10.0/s", "1, 1.0/s", "0.5, 30.0/min", "0.01, 36.0/h"})
    void slowInputsAreCountedByTheMinuteOrTheHour(double perSecond, String expected) {
        Snapshot snapshot = new Snapshot(
                7,
                OptionalLong.empty(),
                0,
                OptionalDouble.of(perSecond),
                Duration.ofSeconds(9),
                Optional.empty(),
                Optional.empty());
        assertThat(ProgressText.plain(snapshot)).isEqualTo("spark-pool: 7 inputs mapped, %s, 9 s elapsed", expected);
    }
}
