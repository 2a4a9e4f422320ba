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
 * A local file that is being written, in the directory of the file that it will be. The process that writes
 * it holds a lock on it, which the system takes back however the process ends: so later runs can tell what a run that
 * died has left from what a run that lives is writing.
 */
final class UnfinishedFile {
    private static final String START = ".spark-pool.";
    private static final String END = ".unfinished";

    /** Those of this process: opening and closing one of them once more would give back its lock. */
    private static final Set<Path> OWN = ConcurrentHashMap.newKeySet();

    private final Path path;
    private final FileOutputStream stream;

    private UnfinishedFile(Path path, FileOutputStream stream) {
        this.path = path;
        this.stream = stream;
    }

    /** Starts a file, and deletes those in the same directory whose runs have died. */
    static UnfinishedFile createIn(Path directory) throws IOException {
        deleteThoseOfTheDead(directory);
        while (true) {
            Path path = directory.resolve(newName());
            OWN.add(path);
            path.toFile().deleteOnExit(); // a job that is stopped from outside does not get to delete it
            Files.createFile(path);
            FileOutputStream stream = new FileOutputStream(path.toFile());
            UnfinishedFile file = new UnfinishedFile(path, stream);
            if (isLocked(stream.getChannel()) && Files.exists(path)) {
                return file;
            }
            file.close(); // another run took it for one of a dead run, before it was locked
        }
    }

    /** A name that no other file has; short, so that it fits wherever the final name does. */
    static String newName() {
        return START + UUID.randomUUID() + END;
    }

    /** Where the bytes go. */
    OutputStream stream() {
        return stream;
    }

    /** Gives the whole file its name, in place of one that has it. */
    void moveTo(Path target) throws IOException {
        stream.getFD().sync(); // what closing might complain of is said now; the lock is needed until it is moved
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

    /** Whether the lock is held now, or cannot be held at all on this file system, where nobody else gets it either. */
    private static boolean isLocked(FileChannel channel) {
        try {
            return channel.tryLock() != null;
        } catch (IOException noLocks) {
            return true;
        }
    }

    private static void deleteThoseOfTheDead(Path directory) {
        try (DirectoryStream<Path> unfinished = Files.newDirectoryStream(directory, START + "*" + END)) {
            for (Path file : unfinished) {
                if (!OWN.contains(file) && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                    deleteIfDead(file);
                }
            }
        } catch (IOException e) {
            // what is wrong with the directory shows when the file is created
        }
    }

    private static void deleteIfDead(Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
            if (channel.tryLock() != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            // it is another user's, or the file system has no locks: nobody can tell whether the run lives
        }
    }
}
