package io.sparkpool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sparkpool.report.RunReport.Seconds;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StepTimesTest {
    private static final Duration BEFORE = Duration.ofMillis(1500);

    @Test
    void stepsThatDidNotTakePlaceAreAbsentAndTheOthersAddUp() {
        StepTimes steps = new StepTimes();
        steps.begin(StepTimes.Step.START);
        steps.begin(StepTimes.Step.MAP);
        steps.end();
        Seconds seconds = steps.seconds(BEFORE, Optional.of(2.5));
        assertThat(seconds.prepare())
                .hasValueSatisfying(prepare -> assertThat(prepare).isGreaterThan(1.5));
        assertThat(seconds.start()).isPresent();
        assertThat(seconds.stop()).isEmpty();
        assertThat(seconds.publish()).isEmpty();
        assertThat(seconds.firstOutput()).contains(2.5);
        assertThat(seconds.total())
                .isCloseTo(
                        seconds.prepare().get()
                                + seconds.start().get()
                                + seconds.map().get(),
                        within(1e-6));
    }

    @Test
    void timeStandsStillAfterTheLastStep() {
        StepTimes steps = new StepTimes();
        steps.begin(StepTimes.Step.PUBLISH);
        Seconds running = steps.seconds(BEFORE, Optional.empty());
        steps.end();
        Seconds ended = steps.seconds(BEFORE, Optional.empty());
        assertThat(ended.total()).isGreaterThan(running.total());
        assertThat(steps.seconds(BEFORE, Optional.empty())).isEqualTo(ended);
    }
}
