package io.sparkpool.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PageStayTest {
    private static final Setting TEN_MINUTES = new Setting("spark.pool.ui", "10m", "job.properties");

    @Test
    void isATimeOrUntilEnterIsPressed() {
        assertThat(PageStay.type().read("enter")).isEqualTo(new PageStay(Optional.empty()));
        assertThat(PageStay.type().read("10m")).isEqualTo(new PageStay(Optional.of(Duration.ofMinutes(10))));
        assertThatThrownBy(() -> PageStay.type().read("10"))
                .hasMessage("not a time of at least 1s and at most 10000 days; write for example 30s or 10m,"
                        + " or enter");
    }

    @Test
    void switchesThePageOnUnlessTheSameLayerSaysOtherwise() {
        assertThat(PageStay.impliedBy(Settings.of(List.of(TEN_MINUTES))))
                .contains(Setting.implied("spark.ui.enabled", "true", "job.properties"));
        assertThat(PageStay.impliedBy(Settings.of(List.of(TEN_MINUTES, new Setting("spark.ui.enabled", "no", "-D")))))
                .isEmpty();
        assertThat(PageStay.impliedBy(Settings.of(List.of()))).isEmpty();
    }

    @Test
    void aPageThatIsSwitchedOffCannotStay() {
        Problems problems = new Problems();
        PageStay.check(Settings.of(List.of(TEN_MINUTES, new Setting("spark.ui.enabled", "false", "-D"))), problems);
        assertThat(ProblemMessages.of(problems))
                .containsExactly(
                        "cannot use 'spark.pool.ui' = '10m' (job.properties): Spark's web page is switched off by"
                                + " 'spark.ui.enabled' = 'false' (-D); leave out one of the two");
    }
}
