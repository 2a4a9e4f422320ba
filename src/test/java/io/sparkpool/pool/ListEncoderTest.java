package io.sparkpool.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ListEncoderTest {
    @Test
    void longsBecomeOneLongArray() {
        ListEncoder<Object> encoder = new ListEncoder<>();
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
        ListEncoder<Object> encoder = new ListEncoder<>();
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
        ListEncoder<Object> encoder = new ListEncoder<>();
        encoder.add(-0.0);
        encoder.add(Double.NaN);
        assertThat(encoder.finish()).isEqualTo(List.of(-0.0, Double.NaN));
    }

    @Test
    void mixedOutputsKeepTheirTypesInAnyOrder() {
        Random random = new Random(7);
        for (int round = 0; round < 500; round++) {
            List<Object> expected = new ArrayList<>();
            ListEncoder<Object> encoder = new ListEncoder<>();
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
                ListEncoder<Object> part = new ListEncoder<>();
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
        ListEncoder<Object> encoder = new ListEncoder<>();
        List.of(outputs).forEach(encoder::add);
        return encoder.finish();
    }

    @Test
    void anEmptyListIsEmpty() {
        assertThat(new ListEncoder<>().finish()).isEmpty();
    }

    @Test
    void knowsAboutHowLargeItIs() {
        ListEncoder<Object> encoder = new ListEncoder<>();
        encoder.addLong(1);
        encoder.addLong(2);
        assertThat(encoder.sizeBytes()).isEqualTo(16);
        encoder.add("text");
        assertThat(encoder.sizeBytes()).isEqualTo(100);
    }
}
