package io.sparkpool.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparkpool.pool.task.Digest;
import io.sparkpool.pool.task.Encoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class LinesDigestTest {
    private final LinesDigest lines = new LinesDigest();

    @Test
    void itIsThatOfTheLinesInAnyNumberOfBlocks() {
        StringBuilder text = new StringBuilder();
        for (int size : new int[] {1, 70_000, 5, 2_000_000, 3}) {
            lines.add("x".repeat(size));
            Encoder.Mark mark = lines.mark();
            lines.add("again");
            mark.reset();
            lines.commit();
            text.append("x".repeat(size)).append('\n');
        }
        assertThat(lines.digest()).isEqualTo(Digest.of(text.toString().getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void anOutputThatIsRefusedLeavesNothing() {
        lines.add(1L);
        assertThatThrownBy(() -> lines.add("\ud800")).hasMessageContaining("half of a pair");
        assertThat(lines.digest()).isEqualTo(Digest.of("1\n".getBytes(StandardCharsets.UTF_8)));
    }
}
