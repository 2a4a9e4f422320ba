package io.sparkpool.publish;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;

/** What publishing needs of a file system. All paths are qualified. Thread-safe. */
sealed interface Storage permits LocalStorage, HadoopStorage {
    /** What is at a path. Links are not followed. */
    enum Kind {
        /** A regular file. */
        FILE,
        /** A directory. */
        DIRECTORY,
        /** A link, a device, or the like, which must not be replaced. */
        OTHER
    }

    /**
     * A name in a directory.
     *
     * @param name the name
     * @param kind what it is
     * @param modifiedMillis when it was last modified, by the clock of its file system
     */
    record Entry(String name, Kind kind, long modifiedMillis) {}

    /** Returns the file system of a path. */
    static Storage of(Path path, Configuration hadoop) throws IOException {
        FileSystem fileSystem = path.getFileSystem(hadoop);
        return fileSystem instanceof LocalFileSystem local
                ? new LocalStorage(local)
                : HadoopStorage.of(fileSystem, fileSystem.makeQualified(path), hadoop);
    }

    /** Returns the whole path, with its file system. */
    Path qualify(Path path);

    /** Returns what is at a path; empty if nothing is. */
    Optional<Entry> find(Path path) throws IOException;

    /** Returns what is in a directory. */
    List<Entry> list(Path directory) throws IOException;

    /** Creates a directory, unless it exists. Its parent exists. */
    void createDirectory(Path directory) throws IOException;

    /** Creates a file, or replaces one. */
    SyncedStream create(Path file) throws IOException;

    /** Creates a file with these bytes; returns false if there is one. Of several callers one succeeds. */
    boolean createNew(Path file, byte[] bytes) throws IOException;

    /** Returns the bytes of a small file. */
    byte[] read(Path file) throws FileNotFoundException, IOException;

    /** Changes the modification time of a file. */
    void touch(Path file) throws IOException;

    /** Renames a file or a directory. It fails if something is there. */
    void move(Path from, Path to) throws IOException;

    /** Returns whether {@link #replace} leaves no moment without a file. */
    boolean replacesInOneStep();

    /** Renames a file, which replaces a file that is there. */
    void replace(Path from, Path to) throws IOException;

    /** Returns whether two paths are names of one file, which both exist. */
    boolean isSameFile(Path one, Path other) throws IOException;

    /** Deletes a file, or a directory with all that is in it, if it exists. */
    void delete(Path path) throws IOException;

    /** Deletes a directory, unless something is in it. */
    void deleteIfEmpty(Path directory) throws IOException;

    /** Waits until what has been created, renamed or deleted in a directory is on the disk, where that can be known. */
    void sync(Path directory) throws IOException;

    /** Waits until the names in a directory and in all below it are on the disk. */
    void syncTree(Path directory) throws IOException;

    /**
     * Locks a stage, which is created if it does not exist.
     *
     * @throws LockedException if a process that is alive has locked it
     */
    StageLock lock(Path stage, Holder holder) throws IOException;

    /** Writes a small file, which appears as a whole. */
    default void write(Path file, byte[] bytes) throws IOException {
        Path unfinished = file.suffix(".unfinished");
        try (SyncedStream out = create(unfinished)) {
            out.write(bytes);
        }
        replace(unfinished, file);
        sync(file.getParent());
    }
}
