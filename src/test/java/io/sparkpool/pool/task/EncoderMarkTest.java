package io.sparkpool.pool.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EncoderMarkTest {
    static IntStream seeds() {
        return IntStream.range(0, 300);
    }

    /** Types change, large objects and refused ones start new segments, and marks lie within marks. */
    @ParameterizedTest
    @MethodSource("seeds")
    void aListForgetsWhatWasAddedSinceAMark(int seed) {
        Random random = new Random(seed);
        ListEncoder<Object> encoder = new ListEncoder<>(1 << 20);
        List<Object> expected = new ArrayList<>();
        for (int round = random.nextInt(8); round >= 0; round--) {
            addSome(encoder, expected, random);
            Encoder.Mark mark = encoder.mark();
            long bytes = encoder.sizeBytes();
            addSome(encoder, new ArrayList<>(), random);
            Encoder.Mark inner = encoder.mark();
            addSome(encoder, new ArrayList<>(), random);
            if (random.nextBoolean()) {
                inner.reset();
            }
            mark.reset();
            assertThat(encoder.sizeBytes()).isEqualTo(bytes);
            assertThat(encoder.position()).isEqualTo(expected.size());
        }
        assertThat(encoder.finish()).isEqualTo(expected);
    }

    private static void addSome(ListEncoder<Object> encoder, List<Object> added, Random random) {
        int kinds = 1 + random.nextInt(7);
        for (int i = random.nextInt(80); i > 0; i--) {
            Object output =
                    switch (random.nextInt(kinds)) {
                        case 0 -> random.nextLong();
                        case 1 -> random.nextInt(2) == 0 ? (Object) 0.5 : (Object) 7L;
                        case 2 -> "text";
                        case 3 -> List.of("a", random.nextInt());
                        case 4 -> random.nextInt(20) == 0 ? "large".repeat(20_000) : "small";
                        case 5 -> null;
                        default -> new Object();
                    };
            try {
                encoder.add(output);
                added.add(output);
            } catch (ListEncoder.UnserializableException | OutputTooLargeException refused) {
                // it leaves nothing behind
            }
        }
    }

    @Test
    void listsOfOutputsAreAddedAsAWhole() {
        Encoder<List<Object>, List<Object>> encoder =
                new FlatEncoding<>(ListEncoder.encoding()).newEncoder(OptionalLong.empty(), Long.MAX_VALUE);
        encoder.add(List.of(1L, 2L));
        assertThat(encoder.outputs(1)).isEqualTo(2);
        assertThat(encoder.position()).isEqualTo(2);
        assertThatThrownBy(() -> encoder.add(List.of("a", 3L, new Object())))
                .isInstanceOf(ListEncoder.UnserializableException.class);
        encoder.add(List.of());
        Encoder.Mark mark = encoder.mark();
        encoder.add(List.of("b"));
        mark.reset();
        encoder.add(List.of(4L));
        assertThat(encoder.outputs(4)).isEqualTo(3);
        assertThat(encoder.sizeBytes()).isEqualTo(24);
        assertThat(encoder.finish()).isInstanceOf(LongList.class).containsExactly(1L, 2L, 4L);
    }

    @Test
    void smallOutputsOfOneInputNeedRoomTogether() {
        Encoder<List<Object>, List<Object>> encoder =
                new FlatEncoding<>(ListEncoder.encoding()).newEncoder(OptionalLong.empty(), 80);
        encoder.add(Collections.nCopies(9, 1L));
        assertThatThrownBy(() -> encoder.add(List.of(2L, 3L))).isInstanceOf(OutputTooLargeException.class);
        encoder.add(List.of(4L));
        assertThat(encoder.outputs(2)).isEqualTo(10);
        assertThat(encoder.finish()).isEqualTo(List.of(1L, 1L, 1L, 1L, 1L, 1L, 1L, 1L, 1L, 4L));
    }

    @Test
    void aTreeForgetsWhatWasAddedSinceAMark() {
        CombiningEncoding<String> encoding = new CombiningEncoding<>((x, y) -> "(" + x + y + ")");
        for (OptionalLong firstIndex : List.of(OptionalLong.of(0), OptionalLong.empty())) {
            Encoder<String, CombiningEncoding.PartialResult<String>> encoder =
                    encoding.newEncoder(firstIndex, Long.MAX_VALUE);
            List.of("a", "b", "c").forEach(encoder::add);
            Encoder.Mark mark = encoder.mark();
            List.of("x", "y").forEach(encoder::add);
            encoder.leaveOut();
            mark.reset();
            encoder.add("d");
            PairwiseTree<String> tree = new PairwiseTree<>(encoding.combiner());
            encoder.finish().addTo(tree, 0);
            assertThat(tree.total("")).isEqualTo("(((ab)(cd)))");
        }
    }
}
