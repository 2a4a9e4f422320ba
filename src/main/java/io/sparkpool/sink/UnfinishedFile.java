package io.sparkpool.sink;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A local file that is being written, in the directory where it will be published. The process that writes it holds a
 * lock on it, which the operating system releases however the process ends. So later runs can tell files of runs that
 * have died from files that are still being written.
 */
final class UnfinishedFile {
    private static final String START = ".spark-pool.";
    private static final String END = ".unfinished";

    /** The files of this process. Opening and closing one of them again would release its lock. */
    private static final Set<Path> OWN = ConcurrentHashMap.newKeySet();

    private final Path path;
    private final FileOutputStream stream;

    private UnfinishedFile(Path path, FileOutputStream stream) {
        this.path = path;
        this.stream = stream;
    }

    /** Starts a file, and deletes files in the same directory whose runs have died. */
    static UnfinishedFile createIn(Path directory) throws IOException {
        deleteAbandoned(directory);
        while (true) {
            Path path = directory.resolve(newName());
            OWN.add(path);
            path.toFile().deleteOnExit(); // for a job that is stopped by a signal
            Files.createFile(path);
            FileOutputStream stream = new FileOutputStream(path.toFile());
            UnfinishedFile file = new UnfinishedFile(path, stream);
            if (tryLock(stream.getChannel()) && Files.exists(path)) {
                return file;
            }
            file.close(); // another run has deleted it before it was locked
        }
    }

    /** Returns a name that no other file has, and that is short enough for any file system. */
    static String newName() {
        return START + UUID.randomUUID() + END;
    }

    /** Returns the stream that writes the file. */
    OutputStream stream() {
        return stream;
    }

    /** Gives the complete file its name. A file of that name is replaced. */
    void moveTo(Path target) throws IOException {
        stream.getFD().sync(); // errors must show before the move, and the lock is needed until then
        Files.move(path, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        close();
    }

    /** Deletes the file, if it has not been moved. */
    void delete() throws IOException {
        Files.deleteIfExists(path);
        close();
    }

    private void close() throws IOException {
        stream.close();
        OWN.remove(path);
    }

    /** Locks the file unless its file system has no locks; returns false if another process holds the lock. */
    private static boolean tryLock(FileChannel channel) {
        try {
            return channel.tryLock() != null;
        } catch (IOException noLocks) {
            return true;
        }
    }

    private static void deleteAbandoned(Path directory) {
        try (DirectoryStream<Path> unfinished = Files.newDirectoryStream(directory, START + "*" + END)) {
            for (Path file : unfinished) {
                if (!OWN.contains(file) && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                    deleteIfAbandoned(file);
                }
            }
        } catch (IOException e) {
            // creating the file will fail with the reason
        }
    }

    private static void deleteIfAbandoned(Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
            if (channel.tryLock() != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            // another user's file, or no locks: whether its run is alive cannot be known
        }
    }
}
