package io.sparkpool.pool;

import io.sparkpool.file.FoundFiles;
import io.sparkpool.file.InputFile;
import io.sparkpool.message.MessageText;
import io.sparkpool.message.UnreadableInputException;
import io.sparkpool.pool.task.Chunk;
import io.sparkpool.pool.task.FileChunk;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Files, each of which is one input.
 *
 * @param files the files, all found at the same time
 */
record FileInputs(List<InputFile> files) implements Inputs<InputFile> {
    private static final int BYTES_BESIDE_PATH = 2 * Long.BYTES;

    /** Searches for the files of a path. */
    @FunctionalInterface
    interface Search {
        FoundFiles find() throws IOException;
    }

    /**
     * Returns the files that a search finds.
     *
     * @param path the path, for messages
     * @throws PoolException if they cannot be found
     */
    static Inputs<InputFile> find(Object path, Search search) {
        try {
            return Inputs.files(search.find());
        } catch (FileNotFoundException | UnreadableInputException e) {
            throw new PoolException("cannot read %s: %s".formatted(MessageText.of(path), e.getMessage()), e);
        } catch (IOException e) {
            throw new PoolException(
                    "cannot read %s: %s".formatted(MessageText.of(path), MessageText.ofThrowable(e)), e);
        }
    }

    @Override
    public long estimateSize() {
        return files.size();
    }

    @Override
    public Chunks<InputFile> chunks() {
        return new FileChunks();
    }

    /** Cuts the files into chunks of at least one. */
    private final class FileChunks implements Chunks<InputFile> {
        private int next;

        @Override
        public Optional<Chunk<InputFile>> next(int size, long maxBytes) {
            if (next == files.size()) {
                return Optional.empty();
            }
            int end = next;
            for (long bytes = 0; end < files.size() && end - next < size && bytes < maxBytes; end++) {
                bytes += files.get(end).path().length() + BYTES_BESIDE_PATH;
            }
            Chunk<InputFile> chunk = FileChunk.of(next, files.subList(next, end));
            next = end;
            return Optional.of(chunk);
        }
    }
}
