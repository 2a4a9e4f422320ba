package io.sparkpool.sink;

import io.sparkpool.pool.ChunkResults;
import io.sparkpool.pool.Pool;
import io.sparkpool.pool.task.Digest;
import io.sparkpool.pool.task.Encoder;
import io.sparkpool.pool.task.Encoding;
import io.sparkpool.publish.Publication;
import java.io.OutputStream;
import java.util.Iterator;
import java.util.Optional;
import java.util.OptionalLong;

/** Writes nothing. Tasks compute the digest of the outputs as {@code lines} prints them, and throw the outputs away. */
public record NoSink() implements Sink<Digest> {
    @Override
    public Optional<String> path() {
        return Optional.empty();
    }

    @Override
    public SinkWriter<Digest> open(Publication publication, OutputStream standardOutput) {
        return new DigestWriter();
    }

    private static final class DigestWriter implements SinkWriter<Digest> {
        private Digest digest = Digest.EMPTY;

        @Override
        public Digest digest() {
            return digest;
        }

        @Override
        public Encoding<Object, Digest> encoding() {
            return new DigestEncoding();
        }

        @Override
        public Digest write(Iterator<Digest> chunks, ChunkResults<Digest> counts, Pool pool) {
            while (chunks.hasNext()) {
                digest = digest.then(chunks.next());
            }
            return digest;
        }
    }

    /** Sends only the digest of a chunk to the driver. */
    record DigestEncoding() implements Encoding<Object, Digest> {
        @Override
        public Encoder<Object, Digest> newEncoder(OptionalLong firstIndex, long maxBytes) {
            return new DigestEncoder();
        }
    }

    private static final class DigestEncoder implements Encoder<Object, Digest> {
        private final LinesDigest lines = new LinesDigest();

        @Override
        public void addLong(long output) {
            lines.addLong(output);
        }

        @Override
        public void add(Object output) {
            lines.add(output);
        }

        @Override
        public Mark mark() {
            return lines.mark();
        }

        @Override
        public void commit() {
            lines.commit();
        }

        /** Returns 0, as outputs do not go through the driver. */
        @Override
        public long sizeBytes() {
            return 0;
        }

        @Override
        public Digest finish() {
            return lines.digest();
        }
    }
}
