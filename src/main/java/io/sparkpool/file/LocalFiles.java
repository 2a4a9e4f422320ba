package io.sparkpool.file;

import java.io.File;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FilterFileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;

/**
 * The file system of this machine. Hadoop does not list broken symbolic links, so that inputs could be missing without
 * notice; this class lists them as files of unknown length.
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

    boolean isLink(Path path) {
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

    @Override
    public FileStatus[] listStatus(Path directory) throws IOException {
        FileStatus[] listed = super.listStatus(directory);
        File[] all = local.pathToFile(directory).listFiles();
        if (all == null || all.length == listed.length) {
            return listed;
        }
        List<FileStatus> statuses = new ArrayList<>(List.of(listed));
        for (File file : all) {
            if (!file.exists() && Files.isSymbolicLink(file.toPath())) {
                statuses.add(brokenLink(new Path(directory, new Path(null, null, file.getName()))));
            }
        }
        return statuses.toArray(FileStatus[]::new);
    }

    private FileStatus brokenLink(Path path) {
        return new FileStatus(-1, false, 1, 1, 0, makeQualified(path));
    }
}
