package io.sparkpool.publish;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A lock of the operating system on a local file, which is released however the process ends. */
final class KernelLock implements StageLock {
    /** How often a stage may disappear while it is being locked: as other runs end. */
    private static final int ATTEMPTS = 100;

    /** The locks of this process, by their stages. Opening and closing one of the files again would release its lock. */
    private static final Map<Path, Holder> OWN = new ConcurrentHashMap<>();

    /** Thrown where files cannot be locked. */
    static final class NoLocksException extends IOException {
        private static final long serialVersionUID = 1;

        private NoLocksException(IOException cause) {
            super(cause);
        }
    }

    private final Path stage;
    private final Path file;
    private final FileChannel channel;
    private final Object key;

    private KernelLock(Path stage, FileChannel channel) throws IOException {
        this.stage = stage;
        this.file = stage.resolve(StageDirectory.LOCK);
        this.channel = channel;
        this.key = key(file);
    }

    static KernelLock acquire(Path stage, Holder holder) throws IOException {
        NoSuchFileException disappeared = new NoSuchFileException(stage.toString());
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            try {
                Optional<KernelLock> lock = attempt(create(stage), holder);
                if (lock.isPresent()) {
                    return lock.get();
                }
            } catch (NoSuchFileException e) { // a run that ended has deleted the stage
                disappeared = e;
            }
        }
        throw disappeared;
    }

    /** Creates the directory and returns its one real path. */
    private static Path create(Path stage) throws IOException {
        try {
            Files.createDirectory(stage);
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(stage, LinkOption.NOFOLLOW_LINKS)) {
                throw new IOException(
                        "'%s', the name of its stage, is taken; delete that, or name another path".formatted(stage), e);
            }
        }
        return stage.toRealPath();
    }

    private static Optional<KernelLock> attempt(Path stage, Holder holder) throws IOException {
        Holder own = OWN.putIfAbsent(stage, holder);
        if (own != null) {
            throw new LockedException(Optional.of(own));
        }
        Optional<KernelLock> lock = Optional.empty();
        try {
            lock = open(stage, holder);
        } finally {
            if (lock.isEmpty()) {
                OWN.remove(stage);
                deleteIfEmpty(stage);
            }
        }
        return lock;
    }

    /** Deletes the directory, which may have been created for nothing. */
    private static void deleteIfEmpty(Path stage) {
        try {
            Files.deleteIfExists(stage);
        } catch (IOException e) {
            // something is in it
        }
    }

    private static Optional<KernelLock> open(Path stage, Holder holder) throws IOException {
        FileChannel channel = FileChannel.open(
                stage.resolve(StageDirectory.LOCK),
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                LinkOption.NOFOLLOW_LINKS);
        Optional<KernelLock> lock = Optional.empty();
        try {
            lock = new KernelLock(stage, channel).lock(holder);
        } finally {
            if (lock.isEmpty()) {
                channel.close();
            }
        }
        return lock;
    }

    private Optional<KernelLock> lock(Holder holder) throws IOException {
        if (tryLock(channel) == null) {
            throw new LockedException(
                    Holder.parse(Channels.newInputStream(channel).readAllBytes()));
        }
        if (!isHeld()) { // its file was deleted by a run that ended
            return Optional.empty();
        }
        write(holder);
        return Optional.of(this);
    }

    /** Writes who holds the lock, or deletes the file: the disk may be full. */
    private void write(Holder holder) throws IOException {
        try {
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(holder.json()), 0);
        } catch (IOException e) {
            try {
                delete();
            } catch (IOException other) {
                e.addSuppressed(other);
            }
            throw e;
        }
    }

    private static FileLock tryLock(FileChannel channel) throws NoLocksException {
        try {
            return channel.tryLock();
        } catch (IOException e) {
            throw new NoLocksException(e);
        }
    }

    /** Returns what tells a file from a later one of the same name. */
    private static Object key(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                .fileKey();
    }

    @Override
    public String file() {
        return file.getFileName().toString();
    }

    @Override
    public boolean isHeld() throws IOException {
        try {
            return channel.isOpen() && Objects.equals(key, key(file));
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    @Override
    public void release() throws IOException {
        if (channel.isOpen()) {
            try {
                channel.close();
            } finally {
                OWN.remove(stage);
            }
        }
    }

    @Override
    public void delete() throws IOException {
        Closeable release = this::release; // also if the rest fails
        try (release) {
            if (isHeld()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
