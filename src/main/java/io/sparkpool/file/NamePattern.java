package io.sparkpool.file;

import java.io.IOException;
import java.util.Objects;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.GlobExpander;
import org.apache.hadoop.fs.GlobFilter;
import org.apache.hadoop.fs.Path;

/** A pattern for the names of files, as Hadoop defines it, such as {@code in/*.txt}. */
record NamePattern(Path path, FileSystem fileSystem) {
    /**
     * Returns whether the pattern matches a file, or would match it if it existed.
     *
     * @param name the name of the file
     * @param realDirectory the real path of the directory of the file
     */
    boolean matches(String name, Path realDirectory) throws IOException {
        for (String oneOf : GlobExpander.expand(fileSystem.makeQualified(path).toString())) {
            Path pattern = new Path(oneOf);
            if (new GlobFilter(pattern.getName()).accept(new Path(null, null, name))
                    && isMatched(pattern.getParent(), realDirectory)) {
                return true;
            }
        }
        return false;
    }

    private boolean isMatched(Path directories, Path realDirectory) throws IOException {
        RealPaths realPaths = new RealPaths(fileSystem);
        for (FileStatus directory : Objects.requireNonNullElse(fileSystem.globStatus(directories), new FileStatus[0])) {
            if (realPaths.of(directory.getPath()).equals(realDirectory)) {
                return true;
            }
        }
        return false;
    }
}
