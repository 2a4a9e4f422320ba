package io.sparkpool.source;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Objects;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * The real paths of a file system's files: of two equal ones both lead to the same file, whatever links and
 * spellings lead there.
 */
final class RealPaths {
    private final FileSystem fileSystem;

    RealPaths(FileSystem fileSystem) {
        this.fileSystem = fileSystem;
    }

    /** The real path of a file, which need not exist if its directory does. */
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

    /** The real path of what a directory lists, which can be told from the directory's own unless it is a link. */
    Path of(Path path, Path realDirectory) throws IOException {
        boolean isLink = fileSystem instanceof LocalFiles local && local.isLink(path);
        return isLink ? of(path) : new Path(realDirectory, new Path(null, null, path.getName()));
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
