package io.sparkpool.pool.task;

import io.sparkpool.file.InputFile;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;

/**
 * Files that are inputs, all found at the same time. They are sent in arrays, which takes a fraction of the time of as
 * many objects.
 *
 * @param index the index of the first file
 * @param paths the paths of the files
 * @param lengths their lengths
 * @param modifiedMillis when they were last modified
 * @param foundMillis when they were found
 */
public record FileChunk(long index, String[] paths, long[] lengths, long[] modifiedMillis, long foundMillis)
        implements Chunk<InputFile> {
    /** Returns a chunk of these files, of which there is at least one. */
    public static FileChunk of(long index, List<InputFile> files) {
        return new FileChunk(
                index,
                files.stream().map(InputFile::path).toArray(String[]::new),
                files.stream().mapToLong(InputFile::length).toArray(),
                files.stream()
                        .mapToLong(file -> file.modificationTime().toEpochMilli())
                        .toArray(),
                files.get(0).found().toEpochMilli());
    }

    @Override
    public OptionalLong firstIndex() {
        return OptionalLong.of(index);
    }

    @Override
    public void forEach(InputReceiver<? super InputFile> receiver) {
        Instant found = Instant.ofEpochMilli(foundMillis);
        boolean more = true;
        for (int i = 0; more && i < paths.length; i++) {
            more = receiver.accept(new InputFile(paths[i], lengths[i], Instant.ofEpochMilli(modifiedMillis[i]), found));
        }
    }
}
