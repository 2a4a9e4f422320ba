package io.sparkpool.pool.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DigestTest {
    @Test
    void theChecksumIsThatOfRfc3720() {
        assertThat(Digest.of("123456789".getBytes(StandardCharsets.US_ASCII)))
                .hasToString("e3069283")
                .isEqualTo(new Digest(0xe3069283, 9));
        assertThat(Digest.of(new byte[32])).hasToString("8a9136aa");
    }

    @Test
    void digestsOfPartsMakeUpThatOfTheWhole() {
        Random random = new Random(7);
        for (int i = 0; i < 500; i++) {
            byte[] bytes = new byte[random.nextInt(1 << random.nextInt(14))];
            random.nextBytes(bytes);
            int first = random.nextInt(bytes.length + 1);
            int second = first + random.nextInt(bytes.length - first + 1);
            Digest parts = Digest.of(Arrays.copyOfRange(bytes, 0, first))
                    .then(Digest.of(Arrays.copyOfRange(bytes, first, second)))
                    .then(Digest.of(Arrays.copyOfRange(bytes, second, bytes.length)));
            assertThat(parts).isEqualTo(Digest.of(bytes));
        }
    }

    @Test
    void nothingChangesNoDigest() {
        Digest some = Digest.of(new byte[] {1, 2, 3});
        assertThat(some.then(Digest.EMPTY)).isEqualTo(some);
        assertThat(Digest.EMPTY.then(some)).isEqualTo(some);
        assertThat(Digest.EMPTY).isEqualTo(Digest.of(new byte[0]));
    }

    @Test
    void theOrderCounts() {
        Digest a = Digest.of(new byte[] {1});
        Digest b = Digest.of(new byte[] {2});
        assertThat(a.then(b)).isNotEqualTo(b.then(a));
    }

    @Test
    void lengthsBeyondFourGigabytesCount() {
        Digest zeros = Digest.of(new byte[1 << 20]);
        Digest many = zeros;
        for (int doubled = 0; doubled < 13; doubled++) {
            many = many.then(many);
        }
        assertThat(many.bytes()).isEqualTo(1L << 33);
        assertThat(Digest.of(new byte[] {5}).then(many))
                .isNotEqualTo(Digest.of(new byte[] {5}).then(zeros));
        assertThat(Digest.of(new byte[] {5}).then(many).then(zeros))
                .isEqualTo(Digest.of(new byte[] {5}).then(zeros).then(many));
    }
}
