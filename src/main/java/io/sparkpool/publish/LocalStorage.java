package io.sparkpool.publish;

import java.io.FileNotFoundException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;

/** Local files. Java renames them in one step; Hadoop would add files of checksums, and move a directory into another. */
record LocalStorage(LocalFileSystem files) implements Storage {
    /** Returns the path as Java has it. */
    java.nio.file.Path local(Path path) {
        return files.pathToFile(path).toPath();
    }

    @Override
    public Path qualify(Path path) {
        return files.makeQualified(path);
    }

    @Override
    public Optional<Entry> find(Path path) throws IOException {
        try {
            return Optional.of(entry(local(path)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private static Entry entry(java.nio.file.Path path) throws IOException {
        BasicFileAttributes found = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        Kind kind = found.isDirectory() ? Kind.DIRECTORY : found.isRegularFile() ? Kind.FILE : Kind.OTHER;
        String name = path.getNameCount() == 0 ? "" : path.getFileName().toString(); // a root has none
        return new Entry(name, kind, found.lastModifiedTime().toMillis());
    }

    @Override
    public List<Entry> list(Path directory) throws IOException {
        List<Entry> entries = new ArrayList<>();
        try (DirectoryStream<java.nio.file.Path> paths = Files.newDirectoryStream(local(directory))) {
            for (java.nio.file.Path path : paths) {
                entries.add(entry(path));
            }
        }
        return entries;
    }

    @Override
    public void createDirectory(Path directory) throws IOException {
        try {
            Files.createDirectory(local(directory));
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(local(directory), LinkOption.NOFOLLOW_LINKS)) {
                throw e;
            }
        }
    }

    @Override
    public SyncedStream create(Path file) throws IOException {
        FileOutputStream out = new FileOutputStream(local(file).toFile());
        return new SyncedStream(out, out::flush, () -> out.getFD().sync());
    }

    @Override
    public boolean createNew(Path file, byte[] bytes) throws IOException {
        try {
            Files.write(local(file), bytes, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        }
    }

    @Override
    public byte[] read(Path file) throws IOException {
        try {
            return Files.readAllBytes(local(file));
        } catch (NoSuchFileException e) {
            throw new FileNotFoundException(e.getMessage());
        }
    }

    @Override
    public void touch(Path file) throws IOException {
        Files.setLastModifiedTime(local(file), FileTime.from(Instant.now()));
    }

    @Override
    public void move(Path from, Path to) throws IOException {
        if (find(to).isPresent()) { // the system's rename would replace a file or an empty directory
            throw new FileAlreadyExistsException(to.toString(), null, "it exists");
        }
        if (!Files.isRegularFile(local(from)) || !link(local(from), local(to))) {
            Files.move(local(from), local(to), StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /** Gives a file its name unless there is a file by now; returns false where files cannot have two names. */
    private static boolean link(java.nio.file.Path from, java.nio.file.Path to) throws IOException {
        try {
            Files.createLink(to, from);
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (UnsupportedOperationException | FileSystemException noLinks) {
            return false;
        }
        Files.delete(from);
        return true;
    }

    @Override
    public boolean replacesInOneStep() {
        return true;
    }

    @Override
    public void replace(Path from, Path to) throws IOException {
        Files.move(local(from), local(to), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public boolean isSameFile(Path one, Path other) throws IOException {
        return !Files.isSymbolicLink(local(other)) && Files.isSameFile(local(one), local(other));
    }

    @Override
    public void delete(Path path) throws IOException {
        java.nio.file.Path root = local(path);
        if (find(path).isEmpty()) {
            return;
        }
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(java.nio.file.Path file, BasicFileAttributes found) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(java.nio.file.Path file, IOException e) throws IOException {
                if (e instanceof NoSuchFileException) { // a task that is ending has renamed it
                    return FileVisitResult.CONTINUE;
                }
                throw e;
            }

            @Override
            public FileVisitResult postVisitDirectory(java.nio.file.Path directory, IOException e) throws IOException {
                Files.deleteIfExists(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    @Override
    public void deleteIfEmpty(Path directory) throws IOException {
        try {
            Files.deleteIfExists(local(directory));
        } catch (DirectoryNotEmptyException e) {
            // it stays
        }
    }

    @Override
    public void sync(Path directory) {
        sync(local(directory));
    }

    private static void sync(java.nio.file.Path directory) {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // not every system opens directories, and not every file system waits for them
        }
    }

    @Override
    public void syncTree(Path directory) throws IOException {
        Files.walkFileTree(local(directory), new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult postVisitDirectory(java.nio.file.Path below, IOException e) throws IOException {
                sync(below);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    @Override
    public StageLock lock(Path stage, Holder holder) throws IOException {
        try {
            return KernelLock.acquire(local(stage), holder);
        } catch (KernelLock.NoLocksException e) {
            return HeartbeatLock.acquire(
                    this, new Path(stage, "lock-of-process"), holder, HeartbeatLock.PERIOD, OpenStages::requireLife);
        }
    }
}
