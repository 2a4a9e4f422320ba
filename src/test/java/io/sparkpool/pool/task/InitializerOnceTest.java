package io.sparkpool.pool.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.apache.spark.util.SizeEstimator;
import org.junit.jupiter.api.Test;

class InitializerOnceTest {
    private final InitializerOnce.Runs runs = new InitializerOnce.Runs();

    @Test
    void oneCallerRunsItAndTheOthersWaitForItsEnd() {
        assertThat(runs.start(7)).isEmpty();
        CountDownLatch end = runs.start(7).orElseThrow();
        assertThat(runs.start(8)).isEmpty();
        runs.succeed(7);
        assertThat(end.getCount()).isEqualTo(1);
        runs.end(7);
        assertThat(end.getCount()).isZero();
        assertThat(runs.isOver(7)).isTrue();
        assertThat(runs.isOver(8)).isFalse();
        assertThat(runs.start(7).orElseThrow().getCount()).isZero();
        assertThat(runs.failure(7, "it")).isEmpty();
    }

    @Test
    void whatEndsWithoutAnOutcomeIsStartedAgain() {
        assertThat(runs.start(0)).isEmpty();
        runs.end(0);
        assertThat(runs.isOver(0)).isFalse();
        assertThat(runs.start(0)).isEmpty();
    }

    /** A record of each in an object, and not in bits, would be a leak. */
    @Test
    void aMillionInitializersNeedFewBytes() {
        for (int number = 0; number < 1_000_000; number++) {
            runs.start(number);
            runs.succeed(number);
            runs.end(number);
        }
        assertThat(SizeEstimator.estimate(runs)).isLessThan(1 << 20);
        assertThat(IntStream.range(0, 1_000_000)).allMatch(runs::isOver);
    }

    @Test
    void everyFailureIsRememberedAndTheLatestWithTheirErrors() {
        int failures = InitializerOnce.Runs.MAX_FAILURES + 1;
        for (int number = 0; number < failures; number++) {
            runs.start(number);
            runs.fail(number, new Failure.OfInitializer("it", "error " + number, new IllegalStateException()));
            runs.end(number);
        }
        assertThat(error(0))
                .contains("it has failed before, and so have 100 others since;"
                        + " make another view of the pool to try it again");
        assertThat(error(1)).contains("error 1");
        assertThat(error(failures - 1)).contains("error 100");
        assertThat(error(failures)).isEmpty();
    }

    private Optional<String> error(int number) {
        return runs.failure(number, "it").map(failure -> ((Failure.OfInitializer) failure).error());
    }
}
