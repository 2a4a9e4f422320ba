package io.sparkpool.sink.table;

import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;

/** The file system of a stage. On a local disk, Hadoop would write a second file with checksums beside each file. */
final class StageFiles {
    private StageFiles() {}

    /** Returns the file system of a path, without files of checksums. */
    static FileSystem of(Path path, Configuration hadoop) throws IOException {
        FileSystem files = path.getFileSystem(hadoop);
        return files instanceof LocalFileSystem local ? local.getRawFileSystem() : files;
    }
}
