package io.sparkpool.publish;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Options.Rename;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.StreamCapabilities;
import org.apache.hadoop.fs.UnsupportedFileSystemException;

/**
 * Any other file system that Hadoop knows.
 *
 * @param files the file system
 * @param names renames, and says why if it fails; empty if the file system has only the older rename, which does not
 */
record HadoopStorage(FileSystem files, Optional<FileContext> names) implements Storage {
    /** File systems that rename a directory in one step. */
    private static final Set<String> WITH_RENAME = Set.of("file", "hdfs", "webhdfs", "swebhdfs", "viewfs");

    /** File systems whose rename replaces a file in one step; others delete it first. */
    private static final Set<String> WITH_REPLACEMENT = Set.of("hdfs", "viewfs");

    /** Returns whether the file systems of a scheme rename a directory in one step. */
    static boolean renamesDirectories(String scheme) {
        return WITH_RENAME.contains(scheme);
    }

    static HadoopStorage of(FileSystem files, Path path, Configuration hadoop) throws IOException {
        try {
            return new HadoopStorage(files, Optional.of(FileContext.getFileContext(path.toUri(), hadoop)));
        } catch (UnsupportedFileSystemException e) {
            return new HadoopStorage(files, Optional.empty());
        }
    }

    @Override
    public Path qualify(Path path) {
        return files.makeQualified(path);
    }

    @Override
    public Optional<Entry> find(Path path) throws IOException {
        try {
            return Optional.of(entry(files.getFileStatus(path)));
        } catch (FileNotFoundException e) {
            return Optional.empty();
        }
    }

    private Entry entry(FileStatus found) {
        Kind kind = found.isDirectory() ? Kind.DIRECTORY : found.isFile() ? Kind.FILE : Kind.OTHER;
        boolean hasTime = found.isFile()
                || renamesDirectories(files.getUri().getScheme()); // others make up the time of directories
        return new Entry(found.getPath().getName(), kind, hasTime ? found.getModificationTime() : 0);
    }

    @Override
    public List<Entry> list(Path directory) throws IOException {
        List<Entry> entries = new ArrayList<>();
        for (FileStatus found : files.listStatus(directory)) {
            entries.add(entry(found));
        }
        return entries;
    }

    @Override
    public void createDirectory(Path directory) throws IOException {
        if (!files.mkdirs(directory)) {
            throw new IOException("cannot create the directory '%s'".formatted(directory));
        }
    }

    @Override
    public SyncedStream create(Path file) throws IOException {
        return synced(files.create(file, true));
    }

    private static SyncedStream synced(FSDataOutputStream out) {
        boolean canSync = out.hasCapability(StreamCapabilities.HSYNC);
        return canSync ? new SyncedStream(out, out::hflush, out::hsync) : new SyncedStream(out, out::flush, out::flush);
    }

    /** Creates the file under another name first, so that nobody sees it without its bytes. */
    @Override
    public boolean createNew(Path file, byte[] bytes) throws IOException {
        Path unfinished = file.suffix("-" + UUID.randomUUID());
        try (SyncedStream out = create(unfinished)) {
            out.write(bytes);
        }
        try {
            move(unfinished, file);
            return true;
        } catch (IOException e) { // of several types
            files.delete(unfinished, false);
            if (find(file).isPresent()) {
                return false;
            }
            throw e;
        }
    }

    @Override
    public byte[] read(Path file) throws IOException {
        try (FSDataInputStream in = files.open(file)) {
            return in.readAllBytes();
        }
    }

    /** Sets the time, or writes the file again where times cannot be set, which is not always reported. */
    @Override
    public void touch(Path file) throws IOException {
        long before = files.getFileStatus(file).getModificationTime();
        files.setTimes(file, Math.max(before + 1, System.currentTimeMillis()), -1);
        if (files.getFileStatus(file).getModificationTime() == before) {
            byte[] bytes = read(file);
            try (SyncedStream out = create(file)) {
                out.write(bytes);
            }
        }
    }

    @Override
    public void move(Path from, Path to) throws IOException {
        if (names.isPresent()) {
            names.get().rename(from, to, Rename.NONE);
        } else if (find(to).isPresent()) { // the older rename would move a directory into another
            throw new FileAlreadyExistsException("'%s' exists".formatted(to));
        } else {
            renameOrFail(from, to);
        }
    }

    @Override
    public boolean replacesInOneStep() {
        return names.isPresent() && WITH_REPLACEMENT.contains(files.getUri().getScheme());
    }

    @Override
    public void replace(Path from, Path to) throws IOException {
        if (names.isPresent()) {
            names.get().rename(from, to, Rename.OVERWRITE);
        } else {
            files.delete(to, false);
            renameOrFail(from, to);
        }
    }

    private void renameOrFail(Path from, Path to) throws IOException {
        if (!files.rename(from, to)) {
            throw new IOException("cannot rename '%s' to '%s'".formatted(from, to));
        }
    }

    /** Returns false: no file has two names there. */
    @Override
    public boolean isSameFile(Path one, Path other) {
        return false;
    }

    @Override
    public void delete(Path path) throws IOException {
        files.delete(path, true);
    }

    @Override
    public void deleteIfEmpty(Path directory) throws IOException {
        try {
            files.delete(directory, false);
        } catch (IOException e) { // of several types
            if (find(directory).isPresent() && list(directory).isEmpty()) {
                throw e;
            }
        }
    }

    /** Does nothing: such file systems keep what they have confirmed. */
    @Override
    public void sync(Path directory) {}

    @Override
    public void syncTree(Path directory) {}

    @Override
    public StageLock lock(Path stage, Holder holder) throws IOException {
        return HeartbeatLock.acquire(
                this, new Path(stage, StageDirectory.LOCK), holder, HeartbeatLock.PERIOD, OpenStages::requireLife);
    }
}
