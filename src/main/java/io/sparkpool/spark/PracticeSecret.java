package io.sparkpool.spark;

import io.sparkpool.config.Master;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.UserPrincipal;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

/**
 * The secret of a practice cluster, for programs that {@code submit.sh} does not start. The system property {@code
 * sparkpool.cluster}, or the environment variable {@code SPARK_POOL_CLUSTER}, names the directory of the cluster.
 */
final class PracticeSecret {
    private static final String PROPERTY = "sparkpool.cluster";
    private static final String VARIABLE = "SPARK_POOL_CLUSTER";
    private static final Set<PosixFilePermission> OWNER_ONLY =
            Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private PracticeSecret() {}

    /** Returns the secret, if the cluster has this master and belongs to the user of this process. */
    static Optional<String> find(String master) {
        return directory(System.getProperties(), System.getenv()).flatMap(directory -> find(master, directory));
    }

    private static Optional<Path> directory(Properties properties, Map<String, String> environment) {
        return Optional.ofNullable(properties.getProperty(PROPERTY, environment.get(VARIABLE)))
                .filter(name -> !name.isEmpty())
                .map(Path::of);
    }

    /** Trusts no file that another user has made or may read, nor a cluster that others can reach. */
    static Optional<String> find(String master, Path directory) {
        try {
            Path secret = directory.resolve("secret");
            boolean isOurs = Master.isLoopback(master)
                    && Files.readString(directory.resolve("master"))
                            .strip()
                            .equals(master.replace("localhost", "127.0.0.1"))
                    && OWNER_ONLY.containsAll(Files.getPosixFilePermissions(secret))
                    && Files.getOwner(secret).equals(userOfProcess(secret));
            return isOurs ? Optional.of(Files.readString(secret).strip()) : Optional.empty();
        } catch (IOException | UnsupportedOperationException e) {
            return Optional.empty();
        }
    }

    private static UserPrincipal userOfProcess(Path file) throws IOException {
        return file.getFileSystem()
                .getUserPrincipalLookupService()
                .lookupPrincipalByName(System.getProperty("user.name"));
    }
}
