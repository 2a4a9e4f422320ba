package io.sparkpool;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkpool.pool.task.Digest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WrittenChunksTest {
    @Test
    void theDigestOfAChunkIsToldOnceWhenTheNextOneIsAskedFor() {
        List<Digest> told = new ArrayList<>();
        List<String> written = new ArrayList<>();
        WrittenChunks<String> chunks = new WrittenChunks<>(
                List.of("a", "b").iterator(),
                () -> Digest.of(String.join("", written).getBytes()),
                told::add);
        assertThat(chunks.hasNext()).isTrue();
        assertThat(told).isEmpty();
        written.add(chunks.next());
        assertThat(chunks.hasNext()).isTrue();
        assertThat(chunks.hasNext()).isTrue();
        assertThat(told).containsExactly(Digest.of("a".getBytes()));
        written.add(chunks.next());
        assertThat(chunks.hasNext()).isFalse();
        assertThat(told).containsExactly(Digest.of("a".getBytes()), Digest.of("ab".getBytes()));
    }
}
