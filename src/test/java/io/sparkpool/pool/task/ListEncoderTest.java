package io.sparkpool.pool.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ListEncoderTest {
    @Test
    void longsBecomeOneLongArray() {
        ListEncoder<Object> encoder = new ListEncoder<>(Long.MAX_VALUE);
        for (long i = 0; i < 1000; i++) {
            encoder.addLong(i);
        }
        encoder.add(-1L);
        List<Object> list = encoder.finish();
        assertThat(list)
                .isInstanceOf(LongList.class)
                .hasSize(1001)
                .startsWith(0L, 1L, 2L)
                .endsWith(999L, -1L);
    }

    @Test
    void doublesBecomeOneDoubleArray() {
        ListEncoder<Object> encoder = new ListEncoder<>(Long.MAX_VALUE);
        for (int i = 0; i < 1000; i++) {
            encoder.add(i / 2.0);
        }
        assertThat(encoder.finish())
                .isInstanceOf(DoubleList.class)
                .hasSize(1000)
                .endsWith(499.0, 499.5);
    }

    @Test
    void theSignOfZeroAndNotANumberSurvive() {
        ListEncoder<Object> encoder = new ListEncoder<>(Long.MAX_VALUE);
        encoder.add(-0.0);
        encoder.add(Double.NaN);
        assertThat(encoder.finish()).isEqualTo(List.of(-0.0, Double.NaN));
    }

    @Test
    void mixedOutputsKeepTheirTypesInAnyOrder() {
        Random random = new Random(7);
        for (int round = 0; round < 500; round++) {
            List<Object> expected = new ArrayList<>();
            ListEncoder<Object> encoder = new ListEncoder<>(Long.MAX_VALUE);
            int size = random.nextInt(200);
            for (int i = 0; i < size; i++) {
                Object output =
                        switch (i < size / 2 ? round % 3 : random.nextInt(4)) {
                            case 0 -> random.nextLong();
                            case 1 -> random.nextDouble();
                            case 2 -> "text";
                            default -> null;
                        };
                expected.add(output);
                encoder.add(output);
            }
            assertThat(encoder.finish()).isEqualTo(expected);
        }
    }

    @Test
    void listsOfChunksAreJoinedInOrder() {
        Random random = new Random(11);
        for (int round = 0; round < 200; round++) {
            List<Object> expected = new ArrayList<>();
            List<List<Object>> parts = new ArrayList<>();
            int same = random.nextInt(12);
            for (int chunk = 0; chunk < 5; chunk++) {
                ListEncoder<Object> part = new ListEncoder<>(Long.MAX_VALUE);
                int kind = same < 10 ? same : random.nextInt(10);
                for (int i = random.nextInt(100); i > 0; i--) {
                    Object output = kind < 8 ? (Object) random.nextLong() : random.nextDouble();
                    part.add(output);
                    expected.add(output);
                }
                parts.add(part.finish());
            }
            assertThat(ListEncoder.join(parts)).isEqualTo(expected);
        }
    }

    @Test
    void arraysOfOneKindAreJoinedToOne() {
        assertThat(ListEncoder.join(List.of(of(1L, 2L), of(), of(3L))))
                .isInstanceOf(LongList.class)
                .containsExactly(1L, 2L, 3L);
        assertThat(ListEncoder.join(List.of(of(0.5), of(1.5))))
                .isInstanceOf(DoubleList.class)
                .containsExactly(0.5, 1.5);
        assertThat(ListEncoder.join(List.of(of(1L), of(0.5)))).containsExactly(1L, 0.5);
        assertThat(ListEncoder.join(List.of())).isEmpty();
    }

    private static List<Object> of(Object... outputs) {
        ListEncoder<Object> encoder = new ListEncoder<>(Long.MAX_VALUE);
        List.of(outputs).forEach(encoder::add);
        return encoder.finish();
    }

    @Test
    void anEmptyListIsEmpty() {
        assertThat(new ListEncoder<>(Long.MAX_VALUE).finish()).isEmpty();
    }

    @Test
    void knowsHowLargeItIs() {
        ListEncoder<Object> encoder = new ListEncoder<>(Long.MAX_VALUE);
        encoder.addLong(1);
        encoder.addLong(2);
        assertThat(encoder.sizeBytes()).isEqualTo(16);
        encoder.add("x".repeat(1000));
        assertThat(encoder.sizeBytes()).isBetween(1160L, 1400L);
        encoder.add("y".repeat(1000));
        assertThat(encoder.sizeBytes()).isBetween(2200L, 2500L);
    }

    @Test
    void whatIsRefusedLeavesNothingBehind() {
        ListEncoder<Object> encoder = new ListEncoder<>(3000);
        List<Object> refused = List.of("x".repeat(4000), new Object(), List.of("a", new Object()));
        refused.forEach(value -> assertThatThrownBy(() -> encoder.add(value)).isInstanceOf(RuntimeException.class));
        assertThat(encoder.finish()).isInstanceOf(LongList.class).isEmpty();
        List<Object> expected = new ArrayList<>();
        for (Object value : refused) {
            expected.addAll(List.of("text", List.of("a"), 3L));
            List.of("text", List.of("a"), 3L).forEach(encoder::add);
            assertThatThrownBy(() -> encoder.add(value)).isInstanceOf(RuntimeException.class);
        }
        assertThat(encoder.finish()).isEqualTo(expected);
    }
}
