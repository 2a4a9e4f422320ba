package io.sparkpool.report.progress;

import static io.sparkpool.report.progress.Events.completed;
import static io.sparkpool.report.progress.Events.delivered;
import static io.sparkpool.report.progress.Events.submitted;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class MapProgressTest {
    private static final long SECOND = 1_000_000_000;
    private static final long START = -5 * SECOND; // the clock of Java may be negative

    private final MapProgress map = new MapProgress(Events.started(1000), START);

    @Test
    void countsWhatIsCompletedInWhateverOrder() {
        map.submitted(submitted(0, 8));
        complete(3, 1, 1);
        complete(0, 2, 2);
        Snapshot snapshot = at(2);
        assertThat(snapshot.done()).isEqualTo(20);
        assertThat(snapshot.all()).hasValue(1000);
        assertThat(snapshot.percent()).hasValue(2);
        assertThat(snapshot.failed()).isEqualTo(3);
        assertThat(snapshot.elapsed()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void theRestIsEstimatedByWhatFollowedTheFirstChunkOfEachCore() {
        map.submitted(submitted(0, 100));
        complete(0, 20, 0); // while classes were loaded
        complete(1, 21, 0);
        complete(2, 22, 0);
        assertThat(at(22).remaining())
                .as("two chunks for each of two cores are not done")
                .isEmpty();
        complete(3, 23, 0);
        assertThat(at(23).remaining()).contains(Duration.ofSeconds(96));
        assertThat(at(26).remaining()).as("two chunks in five seconds").contains(Duration.ofSeconds(240));
    }

    /** Two cores that need ten seconds for each chunk. */
    @Test
    void theEstimateIsRightWhileAllCoresBeginAndEndTogether() {
        map.submitted(submitted(0, 100));
        for (int chunk = 0; chunk < 4; chunk++) {
            complete(chunk, 10 * (chunk / 2 + 1), 0);
        }
        assertThat(at(20).remaining()).as("96 chunks").contains(Duration.ofSeconds(480));
    }

    @Test
    void withoutANumberOfInputsNothingIsSaidOfTheRest() {
        MapProgress endless = new MapProgress(Events.startedWithoutEnd(), START);
        endless.submitted(submitted(0, 100));
        for (int chunk = 0; chunk < 50; chunk++) {
            endless.completed(completed(chunk), START + chunk * SECOND);
        }
        Snapshot snapshot = endless.at(START + 60 * SECOND);
        assertThat(snapshot.all()).isEmpty();
        assertThat(snapshot.percent()).isEmpty();
        assertThat(snapshot.remaining()).isEmpty();
        assertThat(snapshot.done()).isEqualTo(500);
    }

    @Test
    void anEstimateThatIsExceededIsNoLongerShown() {
        MapProgress small = new MapProgress(Events.started(15), START);
        small.completed(completed(0), START);
        assertThat(small.at(START).all()).hasValue(15);
        small.completed(completed(1), START);
        assertThat(small.at(START).all()).isEmpty();
    }

    @Test
    void theRateIsThatOfTheLastTenSeconds() {
        assertThat(at(0).perSecond()).isEmpty();
        complete(0, 1, 0);
        assertThat(at(1).perSecond()).hasValue(10);
        for (int second = 2; second <= 12; second++) {
            at(second);
        }
        assertThat(at(12).perSecond()).as("the first chunk is too long ago").hasValue(0);
        complete(1, 14, 0);
        assertThat(at(14).perSecond()).as("ten inputs since second 4").hasValue(1);
    }

    @Test
    void aChunkThatHoldsUpLaterOnesIsNamedAfterTwoSeconds() {
        map.submitted(submitted(0, 8));
        complete(0, 1, 0);
        map.delivered(delivered(0, 0), START + SECOND);
        complete(2, 3, 0);
        assertThat(at(5).heldUp()).isEmpty();
        assertThat(at(6).heldUp()).contains(new Snapshot.HeldUp(1, 10, Duration.ofSeconds(3)));
        complete(3, 7, 0);
        assertThat(at(41).heldUp()).contains(new Snapshot.HeldUp(1, 10, Duration.ofSeconds(38)));
        complete(1, 42, 0);
        assertThat(at(50).heldUp()).as("they wait for who takes them").isEmpty();
    }

    @Test
    void nothingIsSaidOfTheRestWhileAChunkTakesLonger() {
        map.submitted(submitted(0, 100));
        for (int chunk = 1; chunk <= 11; chunk++) {
            complete(chunk, chunk, 0); // ten inputs in each second, of 1,000
        }
        assertThat(at(11).remaining()).contains(Duration.ofSeconds(89));
        assertThat(at(90).heldUp()).contains(new Snapshot.HeldUp(0, 0, Duration.ofSeconds(89)));
        for (int chunk = 12; chunk <= 95; chunk++) {
            complete(chunk, 90, 0);
        }
        assertThat(at(91).remaining()).isEmpty();
        complete(0, 92, 0);
        assertThat(at(92).remaining()).isPresent();
    }

    @Test
    void aChunkWhoseRestIsMappedByAnotherTaskHoldsUpLaterOnes() {
        map.submitted(submitted(0, 2));
        complete(0, 1, 0);
        complete(1, 1, 0);
        map.delivered(delivered(0, 0), START + SECOND);
        map.submitted(submitted(0, 1));
        map.delivered(delivered(1, 10), START + SECOND);
        assertThat(at(9).heldUp()).as("delivered out of order: nothing waits").isEmpty();
    }

    @Test
    void theRestOfAChunkComesBeforeTheNextOne() {
        map.submitted(submitted(0, 2));
        complete(0, 1, 0);
        complete(1, 1, 0);
        map.delivered(delivered(0, 0), START + SECOND);
        map.submitted(submitted(0, 1));
        complete(1, 1, 0);
        assertThat(at(4).heldUp()).contains(new Snapshot.HeldUp(0, 10, Duration.ofSeconds(3)));
    }

    @Test
    void nothingIsHeldUpWhereResultsAreTakenAsTheyComplete() {
        map.submitted(submitted(0, 4));
        complete(2, 1, 0);
        map.delivered(delivered(2, 0), START + SECOND);
        complete(3, 2, 0);
        assertThat(at(20).heldUp()).isEmpty();
    }

    @Test
    void aMapIsOverWhenAllChunksAreDelivered() {
        map.submitted(submitted(0, 1));
        complete(0, 1, 0);
        map.delivered(delivered(0, 0), START);
        assertThat(map.isOver()).as("more may be submitted").isFalse();
        map.allSubmitted();
        assertThat(map.isOver()).isTrue();
    }

    private void complete(long chunk, long second, long failed) {
        map.completed(completed(chunk, failed), START + second * SECOND);
    }

    private Snapshot at(long second) {
        return map.at(START + second * SECOND);
    }
}
