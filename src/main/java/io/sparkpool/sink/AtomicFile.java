package io.sparkpool.sink;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Options.Rename;
import org.apache.hadoop.fs.Path;

/**
 * A file on any file system that Hadoop knows. It is written under another name in the same directory and renamed when
 * it is complete. Not thread-safe.
 */
abstract class AtomicFile {
    private final String path;
    private final OutputStream stream;
    private boolean published;

    private AtomicFile(String path, OutputStream stream) {
        this.path = path;
        this.stream = stream;
    }

    /** Starts a file. Its directory must exist. */
    static AtomicFile create(String name, Configuration hadoop) throws IOException {
        Path path = new Path(name);
        FileSystem fileSystem = path.getFileSystem(hadoop);
        return fileSystem instanceof LocalFileSystem local
                ? Local.create(name, local.pathToFile(path).toPath())
                : Remote.create(name, fileSystem.makeQualified(path), hadoop);
    }

    /** Returns why a file cannot be written and how to fix that, as far as this is known without writing. */
    static Optional<String> problem(String name, Configuration hadoop) throws IOException {
        Path path = new Path(name);
        FileSystem fileSystem = path.getFileSystem(hadoop);
        Path directory = fileSystem.makeQualified(path).getParent();
        if (directory == null || isNoRegularFile(path, fileSystem)) {
            return Optional.of("that is not a regular file; name one");
        }
        if (!fileSystem.exists(directory)
                || !fileSystem.getFileStatus(directory).isDirectory()) {
            return Optional.of("there is no directory '%s'; make it, or name another".formatted(shown(directory)));
        }
        if (fileSystem instanceof LocalFileSystem local) {
            return localProblem(local.pathToFile(path).toPath());
        }
        FileContext.getFileContext(fileSystem.makeQualified(path).toUri(), hadoop); // throws where it cannot rename
        return Optional.empty();
    }

    private static Optional<String> localProblem(java.nio.file.Path file) throws IOException {
        if (!Files.isWritable(file.getParent())) {
            return Optional.of(
                    "you may not write to '%s'; name a file in another directory".formatted(file.getParent()));
        }
        try {
            Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException e) {
            // a file of that name is possible
        } catch (FileSystemException e) {
            return Optional.of("its file system cannot have a file of that name (%s); give it another name"
                    .formatted(e.getReason()));
        }
        return Optional.empty();
    }

    /** Returns whether the path is a directory, a link, or a device such as /dev/null, which must not be replaced. */
    private static boolean isNoRegularFile(Path path, FileSystem fileSystem) throws IOException {
        if (fileSystem instanceof LocalFileSystem local) {
            java.nio.file.Path file = local.pathToFile(path).toPath();
            return Files.exists(file, LinkOption.NOFOLLOW_LINKS)
                    && !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
        }
        return fileSystem.exists(path) && fileSystem.getFileStatus(path).isDirectory();
    }

    /** Returns the name of the file, as the user wrote it. */
    final String path() {
        return path;
    }

    /** Returns the stream that writes the file. */
    final OutputStream stream() {
        return stream;
    }

    /** Completes the file and gives it its name. A file of that name is replaced. */
    final void publish() throws IOException {
        stream.flush();
        finish();
        published = true;
    }

    /** Deletes the file, if it has not been published. */
    final void discard() {
        if (published) {
            return;
        }
        try {
            delete();
        } catch (IOException e) {
            throw new UnwritableFileException(path, e);
        }
    }

    /** Closes the file and renames it. */
    abstract void finish() throws IOException;

    /** Closes the unfinished file and deletes it. */
    abstract void delete() throws IOException;

    private static String shown(Path path) {
        return path.toString().startsWith("file:") ? path.toUri().getPath() : path.toString();
    }

    /** A local file. Java renames it atomically; Hadoop would add a file of checksums. */
    private static final class Local extends AtomicFile {
        private final UnfinishedFile unfinished;
        private final java.nio.file.Path target;

        private Local(String name, UnfinishedFile unfinished, java.nio.file.Path target) {
            super(name, unfinished.stream());
            this.unfinished = unfinished;
            this.target = target;
        }

        static AtomicFile create(String name, java.nio.file.Path target) throws IOException {
            return new Local(name, UnfinishedFile.createIn(target.getParent()), target);
        }

        @Override
        void finish() throws IOException {
            unfinished.moveTo(target);
        }

        @Override
        void delete() throws IOException {
            unfinished.delete();
        }
    }

    /** A file on any other file system. */
    static final class Remote extends AtomicFile {
        private final FileContext files;
        private final Path unfinished;
        private final Path target;

        private Remote(String name, FileContext files, Path unfinished, Path target, OutputStream stream) {
            super(name, stream);
            this.files = files;
            this.unfinished = unfinished;
            this.target = target;
        }

        static AtomicFile create(String name, Path target, Configuration hadoop) throws IOException {
            FileContext files = FileContext.getFileContext(target.toUri(), hadoop);
            Path unfinished = new Path(target.getParent(), UnfinishedFile.newName());
            OutputStream stream = files.create(unfinished).build();
            files.deleteOnExit(unfinished);
            return new Remote(name, files, unfinished, target, stream);
        }

        @Override
        void finish() throws IOException {
            stream().close();
            files.rename(unfinished, target, Rename.OVERWRITE);
        }

        @Override
        void delete() throws IOException {
            try {
                stream().close();
            } catch (IOException full) {
                // it is deleted anyway
            }
            files.delete(unfinished, false);
        }
    }
}
