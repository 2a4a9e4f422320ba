package io.sparkpool.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparkpool.SharedPool;
import io.sparkpool.function.Square;
import io.sparkpool.pool.ChunkResults;
import io.sparkpool.pool.Inputs;
import io.sparkpool.pool.Mapping;
import io.sparkpool.pool.Pool;
import io.sparkpool.pool.task.Digest;
import io.sparkpool.pool.task.Encoder;
import io.sparkpool.publish.Publication;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

class NoSinkTest {
    private final Encoder<Object, Digest> encoder =
            new NoSink.DigestEncoding().newEncoder(OptionalLong.empty(), Long.MAX_VALUE);

    @Test
    void theDigestIsThatOfLines() {
        Encoder<Object, byte[]> lines = TextEncoding.LINES.newEncoder(OptionalLong.empty(), Long.MAX_VALUE);
        for (Encoder<Object, ?> each : List.of(encoder, lines)) {
            each.addLong(-5);
            each.add("a b");
            each.add(1.5);
            each.add(List.of("x", 2L));
        }
        assertThat(encoder.finish()).isEqualTo(Digest.of(lines.finish()));
    }

    @Test
    void outputsOfAnInputThatIsTriedAgainDoNotCount() {
        encoder.addLong(1);
        encoder.commit();
        Encoder.Mark mark = encoder.mark();
        encoder.addLong(2);
        mark.reset();
        encoder.addLong(3);
        assertThat(encoder.finish()).isEqualTo(Digest.of("1\n3\n".getBytes(StandardCharsets.US_ASCII)));
    }

    @Test
    void anOutputThatLinesRefusesIsRefused() {
        assertThatThrownBy(() -> encoder.add("\ud800")).hasMessageContaining("half of a pair");
    }

    @Test
    @ExtendWith(SharedPool.class)
    void nothingIsWritten(Pool pool) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Publication publication = new Publication()) {
            assertThat(written(new NoSink(), pool, publication, out))
                    .isEqualTo(Digest.of("0\n1\n4\n9\n16\n25\n36\n".getBytes(StandardCharsets.US_ASCII)));
        }
        assertThat(out.toByteArray()).isEmpty();
    }

    private static <P> Digest written(Sink<P> sink, Pool pool, Publication publication, OutputStream out)
            throws IOException {
        SinkWriter<P> writer = sink.open(publication, out);
        Mapping<Object, Object> square = Mapping.of(new Square());
        try (ChunkResults<P> results = pool.withChunkSize(3).mapChunks(square, numbers(), writer.encoding())) {
            return writer.write(results, results, pool);
        }
    }

    private static Inputs<Object> numbers() {
        return Inputs.of(List.of(0L, 1L, 2L, 3L, 4L, 5L, 6L));
    }
}
