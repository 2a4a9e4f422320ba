package io.sparkpool.source;

import io.sparkpool.file.InputFile;
import io.sparkpool.pool.Chunks;
import io.sparkpool.pool.Inputs;
import io.sparkpool.pool.task.Chunk;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The records of files, in the order of the files, then of their bytes. Chunks are cut by bytes, because the positions of
 * records are not known without reading the files.
 *
 * @param files the files
 * @param splittable which of them can be cut
 * @param bytesPerRecord about how many bytes a record has
 * @param minBytes the shortest part that is worth a chunk of its own
 * @param format how the records are read
 */
public record RecordInputs(
        List<InputFile> files, Predicate<InputFile> splittable, long bytesPerRecord, long minBytes, RecordFormat format)
        implements Inputs<Object> {
    /** Checks that nothing is missing. */
    public RecordInputs {
        files = List.copyOf(files);
        Objects.requireNonNull(splittable, "splittable is null");
        Objects.requireNonNull(format, "format is null");
    }

    @Override
    public long estimateSize() {
        return files.stream().mapToLong(InputFile::length).sum() / bytesPerRecord + 1;
    }

    @Override
    public Chunks<Object> chunks() {
        return new FileChunks(files.iterator());
    }

    private final class FileChunks implements Chunks<Object> {
        private final Iterator<InputFile> rest;
        private Optional<FilePart> remaining = Optional.empty();

        FileChunks(Iterator<InputFile> rest) {
            this.rest = rest;
        }

        @Override
        public Optional<Chunk<Object>> next(int size, long maxBytes) {
            if (remaining.isEmpty() && rest.hasNext()) {
                InputFile file = rest.next();
                remaining = Optional.of(new FilePart(file, 0, file.length(), splittable.test(file)));
            }
            return remaining.map(part -> cut(part, size));
        }

        private Chunk<Object> cut(FilePart part, int size) {
            long wanted = Math.max(minBytes, size * bytesPerRecord);
            long bytes = part.splittable() ? Math.min(wanted, part.bytes()) : part.bytes();
            remaining = bytes == part.bytes()
                    ? Optional.empty()
                    : Optional.of(new FilePart(part.file(), part.start() + bytes, part.bytes() - bytes, true));
            return new RecordChunk(new FilePart(part.file(), part.start(), bytes, part.splittable()), format);
        }
    }
}
