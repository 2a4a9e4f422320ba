package io.sparkpool.pool;

import io.sparkpool.file.FoundFiles;
import io.sparkpool.file.InputFile;
import io.sparkpool.message.MessageText;
import io.sparkpool.message.UnreadableInputException;
import java.io.FileNotFoundException;
import java.io.IOException;

/** Finds files that are inputs. */
final class FileInputs {
    private FileInputs() {}

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
            return Inputs.of(search.find().all());
        } catch (FileNotFoundException | UnreadableInputException e) {
            throw new PoolException("cannot read %s: %s".formatted(MessageText.of(path), e.getMessage()), e);
        } catch (IOException e) {
            throw new PoolException(
                    "cannot read %s: %s".formatted(MessageText.of(path), MessageText.ofThrowable(e)), e);
        }
    }
}
