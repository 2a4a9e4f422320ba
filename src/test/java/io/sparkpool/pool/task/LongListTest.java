package io.sparkpool.pool.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparkpool.SharedPool;
import io.sparkpool.function.Square;
import io.sparkpool.pool.Pool;
import io.sparkpool.pool.Range;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedPool.class)
class LongListTest {
    @Test
    void outputsAreThereAsAnArray(Pool pool) {
        assertThat(LongList.copyOf(pool.map(new Square(), Range.of(0, 4))).toLongArray())
                .containsExactly(0, 1, 4, 9);
        assertThat(DoubleList.copyOf(pool.map(x -> x / 2.0, Range.of(0, 3))).toDoubleArray())
                .containsExactly(0.0, 0.5, 1.0);
    }

    @Test
    void aListOfTheSameClassIsNotCopied() {
        LongList longs = new LongList(new long[] {1, 2});
        DoubleList doubles = new DoubleList(new double[] {1, 2});
        assertThat(LongList.copyOf(longs)).isSameAs(longs);
        assertThat(DoubleList.copyOf(doubles)).isSameAs(doubles);
    }

    @Test
    void aListOfBoxedNumbersIsCopied() {
        assertThat(LongList.copyOf(List.of(3L, 4L)).longStream().sum()).isEqualTo(7);
        assertThat(LongList.copyOf(List.of(3L, 4L)).getLong(1)).isEqualTo(4);
        assertThat(DoubleList.copyOf(List.of(0.5, 4.0)).doubleStream().sum()).isEqualTo(4.5);
        assertThat(DoubleList.copyOf(List.of(0.5, 4.0)).getDouble(0)).isEqualTo(0.5);
    }

    @Test
    void aListOfOtherValuesIsRefused() {
        assertThatThrownBy(() -> LongList.copyOf(List.of(1L, 2))).isInstanceOf(ClassCastException.class);
        assertThatThrownBy(() -> DoubleList.copyOf(List.of("a"))).isInstanceOf(ClassCastException.class);
    }

    @Test
    void theArrayIsACopy() {
        LongList longs = new LongList(new long[] {1, 2});
        longs.toLongArray()[0] = 9;
        assertThat(longs).containsExactly(1L, 2L);
        assertThatThrownBy(() -> longs.set(0, 9L)).isInstanceOf(UnsupportedOperationException.class);
    }
}
