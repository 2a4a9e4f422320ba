package io.sparkpool.practice;

import io.sparkpool.spark.ClusterException;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Set;

/**
 * The files of a practice cluster. They are in a directory that only its owner can read: a Spark home with links to
 * Spark's jars, the secret, logs, the files of the workers, and the state that a master reads when it is started again.
 */
final class ClusterFiles {
    private static final int SECRET_BYTES = 32;

    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");

    private final Path directory;

    ClusterFiles(Path directory) {
        this.directory = directory;
    }

    /** Returns the Spark home, which has only a directory of jars. */
    Path home() {
        return directory.resolve("home");
    }

    /** Returns the file with the secret by which processes and applications authenticate. */
    Path secret() {
        return directory.resolve("secret");
    }

    /** Returns the file with the master's address. */
    Path master() {
        return directory.resolve("master");
    }

    Path settings() {
        return directory.resolve("cluster.properties");
    }

    Path work() {
        return directory.resolve("work");
    }

    Path log(String daemon) {
        return directory.resolve(daemon + ".log");
    }

    private Path recovery() {
        return directory.resolve("recovery");
    }

    /**
     * Deletes the files of an earlier cluster, except its logs, and writes those of a new one, which has a new secret.
     *
     * @param url the address of its master
     * @param jars Spark's jars
     */
    void replace(String url, List<Path> jars) {
        try {
            if (!Files.isDirectory(directory)) {
                Files.createDirectory(directory, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
            }
            Files.setPosixFilePermissions(directory, OWNER_ONLY);
            delete(recovery());
            delete(home());
            Path links = Files.createDirectories(home().resolve("jars"));
            for (Path jar : jars) {
                Files.createSymbolicLink(links.resolve(jar.getFileName()), jar);
            }
            writeSecret();
            Files.writeString(master(), url + "\n");
        } catch (IOException e) {
            throw new ClusterException("cannot write to '%s': %s".formatted(directory, e), e);
        }
    }

    /** Deletes all files except logs and those of the workers, so that no application tries to use the cluster. */
    void clear() {
        try {
            delete(recovery());
            delete(home());
            for (Path file : List.of(master(), secret(), settings())) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new ClusterException("cannot clear '%s': %s".formatted(directory, e), e);
        }
    }

    /** Returns whether this user can read the master's address. */
    boolean isReadable() {
        return Files.isReadable(master());
    }

    /** Returns the address of the master of a running cluster. */
    String masterUrl() {
        return read(master());
    }

    /** Returns the secret of a running cluster. */
    String secretText() {
        return read(secret());
    }

    private String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new ClusterException(
                    "the cluster runs, but '%s' cannot be read; stop it and start it again: ./submit.sh cluster stop"
                            .formatted(file),
                    e);
        }
    }

    private void writeSecret() throws IOException {
        byte[] random = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(random);
        String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        writeForOwner(secret(), secret);
        writeForOwner(settings(), """
                spark.authenticate               true
                spark.authenticate.secret        %s
                spark.network.crypto.enabled     true
                spark.master.rest.enabled        false
                spark.ui.killEnabled             false
                spark.port.maxRetries            0
                spark.deploy.recoveryMode        FILESYSTEM
                spark.deploy.recoveryDirectory   %s
                spark.deploy.recoveryTimeout     20s
                """.formatted(secret, recovery()));
    }

    private static void writeForOwner(Path file, String text) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, text);
    }

    private static void delete(Path tree) throws IOException {
        if (!Files.exists(tree)) {
            return;
        }
        Files.walkFileTree(tree, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, IOException failure) throws IOException {
                Files.delete(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
