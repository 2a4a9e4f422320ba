package io.sparkpool;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** Finds the jars from which classes were loaded. */
final class CodeSource {
    private static final int BLOCK_BYTES = 1 << 16;

    private CodeSource() {}

    /** Returns the jar of a class; empty if it was loaded from a directory, or from Java itself. */
    static Optional<Path> jarOf(Class<?> type) {
        try {
            return Optional.ofNullable(type.getProtectionDomain().getCodeSource())
                    .flatMap(source -> Optional.ofNullable(source.getLocation()))
                    .filter(location -> location.getProtocol().equals("file"))
                    .map(location -> {
                        try {
                            return Path.of(location.toURI());
                        } catch (URISyntaxException e) {
                            return Path.of(location.getPath());
                        }
                    })
                    .filter(Files::isRegularFile);
        } catch (IllegalArgumentException | FileSystemNotFoundException | SecurityException e) {
            return Optional.empty();
        }
    }

    /** Returns the SHA-256 of a file as hexadecimal digits; empty if it cannot be read. */
    static Optional<String> sha256(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            byte[] block = new byte[BLOCK_BYTES];
            for (int length = in.read(block); length >= 0; length = in.read(block)) {
                sha256.update(block, 0, length);
            }
            return Optional.of(HexFormat.of().formatHex(sha256.digest()));
        } catch (IOException e) {
            return Optional.empty();
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
    }
}
