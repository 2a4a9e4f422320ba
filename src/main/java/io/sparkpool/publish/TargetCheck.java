package io.sparkpool.publish;

import io.sparkpool.publish.Storage.Entry;
import io.sparkpool.publish.Storage.Kind;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** Finds why nothing can be published at a target, and says how to fix that. */
final class TargetCheck {
    /** The reason why nothing is published in mode error at a path that exists. */
    static final String EXISTS = "it exists; name another path, or set --mode overwrite";

    private final Target target;
    private final Storage storage;
    private final Path path;
    private final boolean isRecovered;

    private TargetCheck(Target target, Storage storage, Path path, boolean isRecovered) {
        this.target = target;
        this.storage = storage;
        this.path = path;
        this.isRecovered = isRecovered;
    }

    /** Checks a target beside which a dead run may have left a stage. */
    static Optional<String> problem(Target target, Configuration hadoop) throws IOException {
        return problem(target, hadoop, false);
    }

    /** Checks a target whose stage is not that of a dead run. */
    static Optional<String> problemOfRecovered(Target target, Configuration hadoop) throws IOException {
        return problem(target, hadoop, true);
    }

    private static Optional<String> problem(Target target, Configuration hadoop, boolean isRecovered)
            throws IOException {
        Path path = new Path(target.path());
        if (target.form() == Target.Form.TABLE && target.stores() == Target.Stores.WITH_RENAME) {
            String scheme = Optional.ofNullable(path.toUri().getScheme())
                    .orElseGet(() -> FileSystem.getDefaultUri(hadoop).getScheme());
            if (!HadoopStorage.renamesDirectories(scheme)) {
                return Optional.of(
                        "'%s' cannot rename a directory in one step, so that readers would see a part of the table; write the table elsewhere and load it into a table format (Delta Lake, Apache Iceberg) with Spark, or accept that: set spark.pool.output.unsafe to true"
                                .formatted(scheme));
            }
        }
        Storage storage = Storage.of(path, hadoop);
        return new TargetCheck(target, storage, storage.qualify(path), isRecovered).problem();
    }

    private Optional<String> problem() throws IOException {
        Path parent = path.getParent();
        if (parent == null) {
            return Optional.of(
                    switch (target.form()) {
                        case FILE -> "that is not a regular file; name one";
                        case TABLE -> "that is the root of the file system; name a path in it";
                    });
        }
        if (storage.find(parent).isEmpty() || !isDirectory(parent)) {
            return Optional.of("there is no directory '%s'; make it, or name another"
                    .formatted(UnwritableTargetException.shown(parent.toString())));
        }
        Optional<Entry> found;
        try {
            found = storage.find(path);
        } catch (AccessDeniedException e) {
            return Optional.of("you may not search '%s'; name a path elsewhere"
                    .formatted(UnwritableTargetException.shown(parent.toString())));
        } catch (FileSystemException e) {
            return Optional.of("its file system cannot have a file of that name (%s); give it another name"
                    .formatted(UnwritableTargetException.reason(e)));
        }
        Optional<String> problem = found.isEmpty() ? Optional.empty() : problemOf(found.get());
        return problem.isPresent() || !(storage instanceof LocalStorage local) ? problem : localProblem(local);
    }

    private boolean isDirectory(Path parent) throws IOException {
        return storage instanceof LocalStorage local // the parent may be a link
                ? Files.isDirectory(local.local(parent))
                : storage.find(parent).get().kind() == Kind.DIRECTORY;
    }

    private Optional<String> problemOf(Entry found) throws IOException {
        return switch (target.form()) {
            case FILE -> found.kind() == Kind.FILE ? ofExisting() : Optional.of("that is not a regular file; name one");
            case TABLE ->
                switch (found.kind()) {
                    case FILE ->
                        Optional.of("there is a file of that name, and a table is a directory; name another path");
                    case OTHER -> Optional.of("that is a link or a device, which is not replaced; name another path");
                    case DIRECTORY -> {
                        Optional<String> exists = ofExisting();
                        yield exists.isPresent() ? exists : new TableCheck(storage, path).problem();
                    }
                };
        };
    }

    private Optional<String> ofExisting() throws IOException {
        return switch (target.mode()) {
            case ERROR -> hasToBeRecovered() ? Optional.empty() : Optional.of(EXISTS);
            case OVERWRITE -> Optional.empty();
        };
    }

    /** Returns whether the stage has to be opened first, as a dead run may have begun a publication. */
    private boolean hasToBeRecovered() throws IOException {
        return !isRecovered && StageDirectory.of(storage, path).exists();
    }

    private Optional<String> localProblem(LocalStorage local) throws IOException {
        java.nio.file.Path file = local.local(path);
        if (!Files.isWritable(file.getParent())) {
            return Optional.of("you may not write to '%s'; name a %s in another directory"
                    .formatted(file.getParent(), target.form() == Target.Form.FILE ? "file" : "path"));
        }
        if (Files.exists(file) && target.form() == Target.Form.TABLE && !Files.isWritable(file)) {
            return Optional.of("you may not replace it, as you may not write to it; name another path");
        }
        if (Files.exists(file) && !Files.getFileStore(file).equals(Files.getFileStore(file.getParent()))) {
            return Optional.of("another file system is mounted there, which cannot be replaced; name a path in it");
        }
        return Optional.empty();
    }
}
