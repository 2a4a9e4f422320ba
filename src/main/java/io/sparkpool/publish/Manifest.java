package io.sparkpool.publish;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.sparkpool.pool.task.Digest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.Path;

/**
 * The record of what is finished in a stage, in the file {@code manifest.jsonl}: one JSON object per line, in the order of
 * the inputs, after a line with the version of the format. A line that has been added is there if this
 * process is killed; it may be lost if the machine fails. Not thread-safe.
 */
public final class Manifest {
    private static final JsonFactory JSON = JsonFactory.builder().build();
    private static final String VERSION = "spark-pool/stage/1";

    private final Storage storage;
    private final Path file;
    private Optional<SyncedStream> out = Optional.empty();
    private volatile boolean closed;

    /**
     * A chunk whose outputs are in the stage.
     *
     * @param number the chunk's number in the order of the inputs, from 0
     * @param firstInput the index of its first input
     * @param inputs how many inputs it has, including those that failed
     * @param outputs how many outputs they have
     * @param failed how many of the inputs were quarantined
     * @param bytes the length of its file; 0 if there is none
     * @param digest the digest of its outputs
     * @param file the path of its file, relative to the stage; an empty text if it has no outputs
     */
    public record Chunk(
            long number,
            long firstInput,
            long inputs,
            long outputs,
            long failed,
            long bytes,
            Digest digest,
            String file) {}

    /**
     * Files of the table that hold the outputs of consecutive chunks, whose own files are not needed any longer.
     *
     * @param firstChunk the number of the first chunk
     * @param chunks how many chunks
     * @param paths the paths of the files, relative to the stage
     */
    public record Files(long firstChunk, long chunks, List<String> paths) {}

    /** What a line has besides its braces. */
    private interface Fields {
        void write(JsonGenerator line) throws IOException;
    }

    Manifest(Storage storage, Path file) {
        this.storage = storage;
        this.file = file;
    }

    /** Records a chunk. */
    public void add(Chunk chunk) throws IOException {
        write(line -> {
            line.writeNumberField("chunk", chunk.number());
            line.writeNumberField("firstInput", chunk.firstInput());
            line.writeNumberField("inputs", chunk.inputs());
            line.writeNumberField("outputs", chunk.outputs());
            line.writeNumberField("failed", chunk.failed());
            line.writeNumberField("bytes", chunk.bytes());
            line.writeStringField("crc", chunk.digest().toString());
            line.writeNumberField("textBytes", chunk.digest().bytes());
            line.writeStringField("file", chunk.file());
        });
    }

    /** Records files. */
    public void add(Files files) throws IOException {
        write(line -> {
            line.writeNumberField("firstChunk", files.firstChunk());
            line.writeNumberField("chunks", files.chunks());
            line.writeArrayFieldStart("files");
            for (String path : files.paths()) {
                line.writeString(path);
            }
            line.writeEndArray();
        });
    }

    private void write(Fields fields) throws IOException {
        if (closed) {
            throw new IOException("its stage is closed");
        }
        if (out.isEmpty()) {
            out = Optional.of(storage.create(file));
            out.get().write(line(version -> version.writeStringField("manifest", VERSION)));
        }
        out.get().write(line(fields));
        out.get().flush();
    }

    private static byte[] line(Fields fields) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator line = JSON.createGenerator(bytes)) {
            line.writeStartObject();
            fields.write(line);
            line.writeEndObject();
        }
        bytes.write('\n');
        return bytes.toByteArray();
    }

    /** Closes the file, which is removed with its stage. */
    void close() {
        closed = true;
        out.ifPresent(SyncedStream::abandon);
    }
}
