package io.sparkpool.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Serializable;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ObjectSizesTest {
    private final ObjectSizes sizes = new ObjectSizes();

    @Test
    void smallThingsAreSmall() {
        assertThat(Arrays.asList(1, BigInteger.ONE, true, null, 0.5))
                .allSatisfy(small -> assertThat(sizes.of(small)).isEqualTo(ObjectSizes.SMALL));
    }

    @Test
    void stringsAndBytesAreAsLongAsTheyAre() {
        assertThat(sizes.of("x".repeat(1000))).isEqualTo(1000 + ObjectSizes.SMALL);
        assertThat(sizes.of(new byte[500])).isEqualTo(500 + ObjectSizes.SMALL);
    }

    @Test
    void othersAreAsLargeAsSamplesOfThem() {
        for (int i = 0; i < 100; i++) {
            assertThat(sizes.of(new long[1000])).isBetween(8000L, 8100L);
        }
    }

    @Test
    void theNameOfAClassCountsOnce() {
        long first = sizes.of(Pair.of(1, 2));
        assertThat(sizes.of(Pair.of(3, 4))).isLessThan(first / 2);
    }

    @Test
    void oneOfManyIsSampled() {
        for (int i = 0; i < 320; i++) {
            sizes.of(new Counting());
        }
        assertThat(Counting.WRITTEN).hasValue(4 + 10);
    }

    @Test
    void aLargeOneAmongSmallOnesCountsForItself() {
        long bytes = 0;
        for (int i = 1; i <= 1000; i++) {
            bytes += sizes.of(i == 512 ? new double[125_000] : new double[0]);
        }
        assertThat(bytes).isBetween(1_000_000L, 40_000_000L);
    }

    @Test
    void whatCannotTravelIsSmall() {
        assertThat(sizes.of(new Object())).isEqualTo(ObjectSizes.SMALL);
        assertThat(sizes.of(List.of(new Object()))).isEqualTo(ObjectSizes.SMALL);
    }

    private static final class Counting implements Serializable {
        private static final AtomicInteger WRITTEN = new AtomicInteger();

        private Object writeReplace() {
            WRITTEN.incrementAndGet();
            return this;
        }
    }
}
