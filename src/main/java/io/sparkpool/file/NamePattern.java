package io.sparkpool.file;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.GlobExpander;
import org.apache.hadoop.fs.GlobFilter;
import org.apache.hadoop.fs.Path;

/**
 * A pattern for names in a directory, as Hadoop defines it, such as {@code *.txt}.
 *
 * @param directory the path of the directory
 * @param names the pattern for the names
 */
record NamePattern(Path directory, GlobFilter names) {
    /**
     * Returns the patterns that a pattern such as {@code in/*.txt} stands for: one for each directory, and several if
     * it has parts in braces.
     */
    static List<NamePattern> of(Path path, FileSystem fileSystem) throws IOException {
        List<NamePattern> patterns = new ArrayList<>();
        for (String oneOf : GlobExpander.expand(fileSystem.makeQualified(path).toString())) {
            Path pattern = new Path(oneOf);
            GlobFilter names = new GlobFilter(pattern.getName());
            for (FileStatus directory :
                    Objects.requireNonNullElse(fileSystem.globStatus(pattern.getParent()), new FileStatus[0])) {
                patterns.add(new NamePattern(directory.getPath(), names));
            }
        }
        return patterns;
    }

    /** Returns whether the pattern matches a name. */
    boolean matches(String name) {
        return names.accept(new Path(null, null, name));
    }
}
