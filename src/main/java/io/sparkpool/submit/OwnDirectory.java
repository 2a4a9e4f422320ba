package io.sparkpool.submit;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;

/**
 * A directory for what runs leave behind, which belongs to the project or to this user, so that no other user can put a
 * link there.
 *
 * @param path the directory
 * @param obstacle why it must not be used; empty if it may
 */
record OwnDirectory(Path path, Optional<String> obstacle) {
    /**
     * Chooses the directory.
     *
     * @param target the directory of the project, which is used if it can be written
     */
    static OwnDirectory find(Path target, Map<String, String> environment) {
        if (Files.isWritable(target)) {
            return new OwnDirectory(target, Optional.empty());
        }
        Optional<Path> state = stateDirectory(environment).filter(OwnDirectory::makePrivate);
        if (state.isPresent()) {
            return new OwnDirectory(state.get(), Optional.empty());
        }
        Path temporary =
                Path.of(nonEmpty(environment, "TMPDIR").orElse("/tmp"), "spark-pool-" + new UnixSystem().getUid());
        Optional<String> obstacle =
                makePrivate(temporary) ? Optional.empty() : Optional.of("the directory is not yours alone");
        return new OwnDirectory(temporary, obstacle);
    }

    private static Optional<Path> stateDirectory(Map<String, String> environment) {
        return nonEmpty(environment, "XDG_STATE_HOME")
                .or(() -> nonEmpty(environment, "HOME").map(home -> home + "/.local/state"))
                .map(state -> Path.of(state, "spark-pool"));
    }

    private static Optional<String> nonEmpty(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
    }

    private static boolean makePrivate(Path directory) {
        try {
            Files.createDirectories(
                    directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            long owner = ((Number) Files.getAttribute(directory, "unix:uid", LinkOption.NOFOLLOW_LINKS)).longValue();
            return !Files.isSymbolicLink(directory)
                    && owner == new UnixSystem().getUid()
                    && Files.isWritable(directory);
        } catch (IOException e) {
            return false;
        }
    }
}
