package io.sparkpool.file;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Objects;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * The real paths of the files of a file system. Two paths of the same file, whatever links and spellings they use, have
 * the same real path.
 */
final class RealPaths {
    private final FileSystem fileSystem;

    RealPaths(FileSystem fileSystem) {
        this.fileSystem = fileSystem;
    }

    /** Returns the real path of a file, which need not exist if its directory does. */
    Path of(Path path) throws IOException {
        Path qualified = fileSystem.makeQualified(path);
        if (fileSystem instanceof LocalFiles local) {
            return ofLocal(local.javaPath(qualified));
        }
        // a service is known by one name, while its addresses may be written in several ways
        String service = Objects.requireNonNullElse(
                fileSystem.getCanonicalServiceName(), fileSystem.getUri().getAuthority());
        return new Path(fileSystem.getScheme(), service, qualified.toUri().getPath());
    }

    private static Path ofLocal(java.nio.file.Path path) throws IOException {
        if (Files.exists(path)) {
            return asHadoopPath(path.toRealPath());
        }
        java.nio.file.Path directory = path.getParent();
        return asHadoopPath(Files.exists(directory) ? directory.toRealPath().resolve(path.getFileName()) : path);
    }

    private static Path asHadoopPath(java.nio.file.Path path) {
        return new Path("file", null, path.toString());
    }
}
