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
 * What a practice cluster keeps in its directory, which only its owner can read: the links to Spark's jars
 * that make up a Spark home, the secret, logs, what workers write, and what a master that starts again has to know.
 */
final class ClusterFiles {
    private static final int SECRET_BYTES = 32;

    private static final Set<PosixFilePermission> OF_OWNER = PosixFilePermissions.fromString("rwx------");

    private final Path directory;

    ClusterFiles(Path directory) {
        this.directory = directory;
    }

    /** A directory that has a folder of jars, which is all that Spark asks of its home. */
    Path home() {
        return directory.resolve("home");
    }

    /** What its processes and applications prove with that they belong together. */
    Path secret() {
        return directory.resolve("secret");
    }

    /** Where the master can be found; submit.sh reads it. */
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
     * Begins with nothing of an earlier cluster but its logs, and with a secret of its own.
     *
     * @param url where its master will be found
     * @param jars Spark's
     */
    void renew(String url, List<Path> jars) {
        try {
            if (!Files.isDirectory(directory)) {
                Files.createDirectory(directory, PosixFilePermissions.asFileAttribute(OF_OWNER));
            }
            Files.setPosixFilePermissions(directory, OF_OWNER);
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

    /** Leaves logs, and what workers have written; an application must not be told of the rest any longer. */
    void forget() {
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

    /** Where the master of a cluster that runs can be found. */
    String masterUrl() {
        return read(master());
    }

    /** The secret of a cluster that runs. */
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
