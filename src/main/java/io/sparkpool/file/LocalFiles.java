package io.sparkpool.file;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FilterFileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;

/**
 * The file system of this machine. To Hadoop, there is nothing at a broken symbolic link, so that an input could be
 * missing without notice; to this class, it is a file of unknown length.
 */
final class LocalFiles extends FilterFileSystem {
    private final LocalFileSystem local;

    LocalFiles(LocalFileSystem local) {
        super(local);
        this.local = local;
    }

    /** Returns a path of Hadoop as a path of Java. */
    java.nio.file.Path javaPath(Path path) {
        return local.pathToFile(path).toPath();
    }

    private boolean isLink(Path path) {
        return Files.isSymbolicLink(javaPath(path));
    }

    @Override
    public FileStatus getFileStatus(Path path) throws IOException {
        try {
            return super.getFileStatus(path);
        } catch (FileNotFoundException e) {
            if (isLink(path)) {
                return brokenLink(path);
            }
            throw e;
        }
    }

    private FileStatus brokenLink(Path path) {
        return new FileStatus(-1, false, 1, 1, 0, makeQualified(path));
    }
}
